package org.hookswitch.apps.function.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code SORT}: of pairs {@code key:number}, the keys in ascending order of their numbers, joined by commas. */
public final class Sort extends Described {

    public Sort() {
        super(FunctionSpec.read(
                "SORT",
                "Keys in the order of their numbers",
                "SORT(key1:val1[,...][,keyN:valN])",
                1,
                Integer.MAX_VALUE));
    }

    private record Pair(String key, float number) {}

    @Override
    public String read(FunctionCall call) {
        if (call.text().isEmpty()) {
            return call.warn("needs pairs of a key and a number");
        }
        var pairs = new ArrayList<Pair>();
        for (String argument : ArgumentSplitter.split(call.text())) {
            int colon = argument.indexOf(':');
            OptionalDouble number = colon < 0 ? OptionalDouble.empty() : CNumber.real(argument.substring(colon + 1));
            if (number.isPresent()) {
                pairs.add(new Pair(argument.substring(0, colon), (float) number.getAsDouble()));
            }
        }
        pairs.sort(Comparator.comparing(Pair::number));
        return pairs.stream().map(Pair::key).collect(Collectors.joining(","));
    }
}
