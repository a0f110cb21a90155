package org.hookswitch.apps.function.math;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DEC}: takes one from the number in a variable, and gives what is left. */
public final class Dec extends Counting {

    public Dec() {
        super(FunctionSpec.read("DEC", "Counts a variable down", "DEC(variable)", 1, 1), -1);
    }
}
