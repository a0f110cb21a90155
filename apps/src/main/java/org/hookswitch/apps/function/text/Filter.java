package org.hookswitch.apps.function.text;

import java.util.BitSet;
import java.util.List;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Escapes;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code FILTER}: a text without the characters that are not allowed; ranges such as {@code 0-9} are understood. */
public final class Filter extends Described {

    public Filter() {
        super(FunctionSpec.read(
                "FILTER", "Keeps the characters that are allowed", "FILTER(allowed-chars,string)", 2, 2));
    }

    @Override
    public String read(FunctionCall call) {
        // The backslashes of the characters are this function's own, so the usual splitting must not take them away.
        List<String> arguments = ArgumentSplitter.split(call.text(), ',', 2, false);
        if (arguments.isEmpty() || arguments.getFirst().isEmpty()) {
            return call.warn("needs the characters that are allowed");
        }
        var allowed = new BitSet();
        Escapes characters = Escapes.in(arguments.getFirst());
        while (characters.hasNext()) {
            char from = characters.next();
            char to = from;
            if (characters.isNext('-')) {
                characters.next();
                to = characters.hasNext() ? characters.next() : '-';
                if (to < from) {
                    return call.warn("the range " + from + "-" + to + " is upside down");
                }
            }
            allowed.set(from, to + 1);
        }
        var kept = new StringBuilder();
        String text = arguments.size() < 2 ? "" : arguments.get(1);
        text.chars().filter(allowed::get).forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
