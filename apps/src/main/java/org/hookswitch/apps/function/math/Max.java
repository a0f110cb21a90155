package org.hookswitch.apps.function.math;

import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code MAX}: the larger of two numbers. */
public final class Max extends Reals {

    public Max() {
        super(FunctionSpec.read("MAX", "Larger of two numbers", "MAX(num1,num2)", 2, 2));
    }

    @Override
    double of(double first, double second) {
        return StrictMath.max(first, second);
    }
}
