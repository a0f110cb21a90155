package org.hookswitch.apps.function.list;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code PUSH}: adds a field at the end of a list. */
public final class Push extends EndOfList {

    public Push() {
        super(
                FunctionSpec.write("PUSH", "Adds a field at the end of a list", "PUSH(varname[,delimiter])", 1, 2),
                false);
    }
}
