package org.hookswitch.apps.function.logic;

import java.time.ZoneId;
import java.util.List;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.text.Blanks;
import org.hookswitch.apps.function.time.TestTime;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.TimeSpec;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code IFTIME}: one value at certain times, another at all others; the time is {@code TESTTIME()} where that is set. */
public final class IfTime extends Described {

    public IfTime() {
        super(FunctionSpec.read("IFTIME", "One value or another by the time", "IFTIME(timespec?[true][:false])", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        List<String> parts = ArgumentSplitter.split(call.text(), '?', 2, true);
        List<String> values = parts.size() < 2 ? List.of() : ArgumentSplitter.split(parts.get(1), ':', 2, true);
        if (parts.isEmpty() || parts.getFirst().isEmpty() || values.isEmpty()) {
            return call.warn("wants times, a question mark, and a value before or after a colon");
        }
        TimeSpec times = TimeSpec.parse(unquoted(parts.getFirst()), call::warn);
        int chosen = times.includes(TestTime.now(call), ZoneId.systemDefault()) ? 0 : 1;
        return chosen < values.size() ? unquoted(values.get(chosen)) : "";
    }

    private static String unquoted(String text) {
        String bare = Blanks.strip(text);
        return bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
