package org.hookswitch.apps.function.variable;

import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code VARIABLE_EXISTS}: 1 when a variable is set, even to nothing, else 0. */
public final class VariableExists extends Described {

    public VariableExists() {
        super(FunctionSpec.read("VARIABLE_EXISTS", "Whether a variable is set", "VARIABLE_EXISTS(varname)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        return Named.orNull(call, call.text()) == null ? "0" : "1";
    }
}
