package org.hookswitch.apps.function.list;

import java.util.OptionalInt;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Escapes;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code CUT}: fields of a variable's value, chosen by ranges such as {@code 2}, {@code 2-4}, {@code 3-}, {@code -2},
 * joined by {@code &}. Fields come in their own order: a range behind which the reading has come already gives nothing.
 */
public final class Cut extends Described {

    public Cut() {
        super(FunctionSpec.read("CUT", "Fields of a variable's value", "CUT(varname,char-delim,range-spec)", 3, 3));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.argument(0).isEmpty() || call.argument(2).isEmpty()) {
            return call.warn("needs the name of a variable, a delimiter and a range of fields");
        }
        char delimiter = Escapes.first(call.argument(1)).orElse('-');
        String value = Named.value(call, call.argument(0));
        if (value.isEmpty()) {
            return "";
        }
        String[] fields = value.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1);
        var found = new StringBuilder();
        int next = 1;
        boolean first = true;
        for (String group : call.argument(2).split("&", -1)) {
            Range range = Range.parse(group);
            if (range == null) {
                return call.warn("'" + group + "' is no range of fields");
            }
            for (next = Math.max(next, range.from()); next <= Math.min(range.to(), fields.length); next++) {
                if (!first) {
                    found.append(delimiter);
                }
                first = false;
                found.append(fields[next - 1]);
            }
        }
        return found.toString();
    }

    private record Range(int from, int to) {

        static @org.jspecify.annotations.Nullable Range parse(String text) {
            int dash = text.indexOf('-');
            OptionalInt from = CNumber.whole(dash < 0 ? text : text.substring(0, dash));
            OptionalInt to = dash < 0 ? from : CNumber.whole(text.substring(dash + 1));
            if (from.isEmpty() && to.isEmpty()) {
                return null;
            }
            return new Range(Math.max(1, from.orElse(1)), to.orElse(Integer.MAX_VALUE));
        }
    }
}
