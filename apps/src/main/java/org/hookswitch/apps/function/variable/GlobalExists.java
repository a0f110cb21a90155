package org.hookswitch.apps.function.variable;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code GLOBAL_EXISTS}: 1 when a variable of the switch is set, even to nothing, else 0. */
public final class GlobalExists extends Described {

    public GlobalExists() {
        super(FunctionSpec.read("GLOBAL_EXISTS", "Whether a global variable is set", "GLOBAL_EXISTS(varname)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        return call.pbx().globals().get(call.text()) == null ? "0" : "1";
    }
}
