package org.hookswitch.apps.function.math;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code INC}: adds one to the number in a variable, and gives the sum. */
public final class Inc extends Counting {

    public Inc() {
        super(FunctionSpec.read("INC", "Counts a variable up", "INC(variable)", 1, 1), 1);
    }
}
