package org.hookswitch.apps.function.math;

import java.util.OptionalInt;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** A function that changes the whole number in a variable by one and gives the new one. */
abstract class Counting extends Described {

    private final int step;

    Counting(FunctionSpec spec, int step) {
        super(spec);
        this.step = step;
    }

    @Override
    public final String read(FunctionCall call) {
        String value = Named.value(call, call.text());
        OptionalInt number = CNumber.whole(value);
        if (number.isEmpty()) {
            return call.warn("'" + value + "' is no number");
        }
        String next = Integer.toString(number.getAsInt() + step);
        Named.set(call, call.text(), next);
        return next;
    }
}
