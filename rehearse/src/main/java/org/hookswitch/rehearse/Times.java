package org.hookswitch.rehearse;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them in tests: {@code 500ms}, {@code 2s}, {@code 1.5s}, {@code 1m30s}. */
final class Times {

    static final String PATTERN = "^(\\d+h)? ?(\\d+m)? ?(\\d+(\\.\\d{1,3})?s)? ?(\\d+ms)?$|^0$";

    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,4})h)? ?(?:(\\d{1,5})m)? ?(?:(\\d{1,7})(?:\\.(\\d{1,3}))?s)? ?(?:(\\d{1,9})ms)?");

    private Times() {}

    static Optional<Duration> parse(String text) {
        String bare = text.strip();
        if (bare.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher m = FORM.matcher(bare.replaceAll("(?<=\\d) (?=[a-z])", ""));
        if (bare.isEmpty() || !m.matches()) {
            return Optional.empty();
        }
        String fraction = m.group(4) == null ? "0" : (m.group(4) + "00").substring(0, 3);
        return Optional.of(Duration.ofHours(number(m.group(1)))
                .plusMinutes(number(m.group(2)))
                .plusSeconds(number(m.group(3)))
                .plusMillis(number(fraction))
                .plusMillis(number(m.group(5))));
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The shortest way to write so many milliseconds. */
    static String text(long millis) {
        if (millis % 1000 == 0 || millis > 1000) {
            long minutes = millis / 60_000;
            long rest = millis % 60_000;
            String seconds = rest % 1000 == 0
                    ? rest / 1000 + "s"
                    : String.format(Locale.ROOT, "%d.%03d", rest / 1000, rest % 1000)
                                    .replaceAll("0+$", "") + "s";
            return minutes == 0 ? seconds : rest == 0 ? minutes + "m" : minutes + "m" + seconds;
        }
        return millis + "ms";
    }
}
