package org.hookswitch.apps.function.variable;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code GLOBAL_DELETE}: setting it, to whatever value, removes a variable of the switch. */
public final class GlobalDelete extends Described {

    public GlobalDelete() {
        super(FunctionSpec.write("GLOBAL_DELETE", "Removes a global variable", "GLOBAL_DELETE(varname)", 1, 1));
    }

    @Override
    public void write(FunctionCall call, String value) {
        call.pbx().globals().unset(call.text());
    }
}
