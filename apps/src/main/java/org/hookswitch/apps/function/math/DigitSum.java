package org.hookswitch.apps.function.math;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DIGIT_SUM}: the digits of a number added up. */
public final class DigitSum extends Described {

    public DigitSum() {
        super(FunctionSpec.read("DIGIT_SUM", "Sum of the digits of a number", "DIGIT_SUM(num)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        String number = call.text();
        if (number.isEmpty() || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return call.warn("'" + number + "' is no number of digits");
        }
        return Integer.toString(number.chars().map(c -> c - '0').sum());
    }
}
