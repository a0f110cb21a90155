package org.hookswitch.apps.function.math;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code ABS}: a number without its sign. */
public final class Abs extends Reals {

    public Abs() {
        super(FunctionSpec.read("ABS", "Absolute value", "ABS(num)", 1, 1));
    }

    @Override
    double of(double first, double second) {
        return StrictMath.abs(first);
    }
}
