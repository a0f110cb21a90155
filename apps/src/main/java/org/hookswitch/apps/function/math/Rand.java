package org.hookswitch.apps.function.math;

import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.Chance;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code RAND}: a whole number by chance, from one to another, both of which may come. */
public final class Rand extends Described {

    public Rand() {
        super(FunctionSpec.read("RAND", "A number by chance", "RAND([min][,max])", 0, 2));
    }

    @Override
    public String read(FunctionCall call) {
        int first = CNumber.whole(call.argument(0)).orElse(0);
        int second = CNumber.whole(call.argument(1)).orElse(Integer.MAX_VALUE);
        long from = StrictMath.min(first, second);
        long to = StrictMath.max(first, second);
        return Long.toString(Chance.of(call.pbx()).nextLong(from, to + 1));
    }
}
