package org.hookswitch.apps.function.math;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code MIN}: the smaller of two numbers. */
public final class Min extends Reals {

    public Min() {
        super(FunctionSpec.read("MIN", "Smaller of two numbers", "MIN(num1,num2)", 2, 2));
    }

    @Override
    double of(double first, double second) {
        return StrictMath.min(first, second);
    }
}
