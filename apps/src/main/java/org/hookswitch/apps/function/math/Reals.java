package org.hookswitch.apps.function.math;

import java.util.OptionalDouble;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** A function of one or two numbers that gives a number, written without decimals when it is whole. */
abstract class Reals extends Described {

    Reals(FunctionSpec spec) {
        super(spec);
    }

    abstract double of(double first, double second);

    @Override
    public final String read(FunctionCall call) {
        double[] numbers = new double[2];
        for (int i = 0; i < spec().maximum(); i++) {
            OptionalDouble number = CNumber.real(call.argument(i));
            if (number.isEmpty()) {
                return call.warn("'" + call.argument(i) + "' is no number");
            }
            numbers[i] = number.getAsDouble();
        }
        double result = of(numbers[0], numbers[1]);
        return result == CNumber.toInt(result) ? Integer.toString(CNumber.toInt(result)) : CNumber.fixed(result);
    }
}
