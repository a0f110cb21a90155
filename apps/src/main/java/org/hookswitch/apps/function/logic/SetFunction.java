package org.hookswitch.apps.function.logic;

import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.apps.function.text.Blanks;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code SET}: sets a variable while something else is evaluated, and gives the value. */
public final class SetFunction extends Described {

    public SetFunction() {
        super(FunctionSpec.read("SET", "Sets a variable and gives its value", "SET(varname=[value])", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        int equals = call.text().indexOf('=');
        if (equals <= 0) {
            return call.warn("wants varname=value");
        }
        String value = Blanks.strip(call.text().substring(equals + 1));
        Named.set(call, Blanks.strip(call.text().substring(0, equals)), value);
        return value;
    }
}
