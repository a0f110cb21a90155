package org.hookswitch.apps.function.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.FunctionCall;

/** Options set for fetches: of the whole switch, or of one channel, which count before those. Thread-safe. */
final class CurlOptions implements AutoCloseable {

    /** Most values of one option that takes several. */
    private static final int LIMIT = 100;

    private final Map<CurlOption, List<String>> values = new EnumMap<>(CurlOption.class);

    private CurlOptions() {}

    private static CurlOptions of(Pbx pbx) {
        return pbx.part(CurlOptions.class, p -> new CurlOptions());
    }

    private static CurlOptions of(Channel channel) {
        return channel.attachment(CurlOptions.class, CurlOptions::new);
    }

    /** Sets an option for the channel of a call, or without one for the whole switch; false when there are too many. */
    static boolean set(FunctionCall call, CurlOption option, String value) {
        return call.channel()
                .map(CurlOptions::of)
                .orElseGet(() -> of(call.pbx()))
                .set(option, value);
    }

    private synchronized boolean set(CurlOption option, String value) {
        List<String> present = values.computeIfAbsent(option, o -> new ArrayList<>(1));
        if (!option.isList()) {
            present.clear();
        }
        if (present.size() >= LIMIT) {
            return false;
        }
        present.add(value);
        return true;
    }

    private synchronized List<String> get(CurlOption option) {
        return List.copyOf(values.getOrDefault(option, List.of()));
    }

    /** All values that hold for a call: of a list those of the switch, then those of the channel. */
    static List<String> all(FunctionCall call, CurlOption option) {
        List<String> own = call.channel().map(c -> of(c).get(option)).orElse(List.of());
        List<String> common = of(call.pbx()).get(option);
        if (option.isList()) {
            var both = new ArrayList<>(common);
            both.addAll(own);
            return both;
        }
        return own.isEmpty() ? common : own;
    }

    /** The value that holds for a call. */
    static String value(FunctionCall call, CurlOption option) {
        List<String> all = all(call, option);
        return all.isEmpty() ? option.standard() : String.join(",", all);
    }

    static boolean flag(FunctionCall call, CurlOption option) {
        return CNumber.atoi(value(call, option)) != 0;
    }

    static int number(FunctionCall call, CurlOption option) {
        return CNumber.atoi(value(call, option));
    }

    /** A time in milliseconds, from the seconds in which it is set. */
    static long millis(FunctionCall call, CurlOption option) {
        return (long) (1000 * CNumber.real(value(call, option)).orElse(0));
    }

    @Override
    public void close() {}
}
