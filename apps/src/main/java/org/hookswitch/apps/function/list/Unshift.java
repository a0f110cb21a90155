package org.hookswitch.apps.function.list;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code UNSHIFT}: puts a field before a list. */
public final class Unshift extends EndOfList {

    public Unshift() {
        super(
                FunctionSpec.write(
                        "UNSHIFT", "Adds a field at the beginning of a list", "UNSHIFT(varname[,delimiter])", 1, 2),
                true);
    }
}
