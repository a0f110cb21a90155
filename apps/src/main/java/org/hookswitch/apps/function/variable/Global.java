package org.hookswitch.apps.function.variable;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code GLOBAL}: a variable of the switch, whatever the channel has under the same name. */
public final class Global extends Described {

    public Global() {
        super(FunctionSpec.readWrite("GLOBAL", "A variable of the whole switch", "GLOBAL(varname)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        String value = call.pbx().globals().get(call.text());
        return value == null ? "" : value;
    }

    @Override
    public void write(FunctionCall call, String value) {
        Assignment.setGlobal(call.pbx(), call.text(), value);
    }
}
