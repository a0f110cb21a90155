package org.hookswitch.apps.function.list;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code SHIFT}: takes the first field of a list away and gives it. */
public final class Shift extends EndOfList {

    public Shift() {
        super(FunctionSpec.read("SHIFT", "Takes the first field of a list", "SHIFT(varname[,delimiter])", 1, 2), true);
    }
}
