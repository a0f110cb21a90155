package org.hookswitch.apps.function.list;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code POP}: takes the last field of a list away and gives it. */
public final class Pop extends EndOfList {

    public Pop() {
        super(FunctionSpec.read("POP", "Takes the last field of a list", "POP(varname[,delimiter])", 1, 2), false);
    }
}
