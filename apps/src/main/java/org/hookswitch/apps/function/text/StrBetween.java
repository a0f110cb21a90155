package org.hookswitch.apps.function.text;

import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code STRBETWEEN}: the value of a variable with a text put between every two of its characters. */
public final class StrBetween extends Described {

    public StrBetween() {
        super(FunctionSpec.read(
                "STRBETWEEN",
                "Puts a text between the characters of a variable's value",
                "STRBETWEEN(varname,insert-string)",
                2,
                2));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.argument(0).isEmpty()) {
            return call.warn("needs the name of a variable");
        }
        return String.join(call.argument(1), Named.value(call, call.argument(0)).split(""));
    }
}
