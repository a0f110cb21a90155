package org.hookswitch.apps;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a length of time as dialplans write it: a number, perhaps with a fraction, perhaps with a unit ({@code ms},
 * {@code s}, {@code m}, {@code h}). Pure functions.
 */
public final class TimeLength {

    /** Longest that is told from for ever: about three years. */
    private static final double LONGEST_SECONDS = 1e8;

    private TimeLength() {}

    /** A number without a unit is seconds; empty when the text is no length of time, or is negative. */
    public static Optional<Duration> seconds(String text) {
        return parse(text, 1);
    }

    /** A number without a unit is milliseconds; empty when the text is no length of time, or is negative. */
    public static Optional<Duration> millis(String text) {
        return parse(text, 0.001);
    }

    private static Optional<Duration> parse(String text, double unit) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < trimmed.length() && (Character.isDigit(trimmed.charAt(end)) || trimmed.charAt(end) == '.')) {
            end++;
        }
        double scale = switch (trimmed.substring(end).strip()) {
            case "" -> unit;
            case "ms" -> 0.001;
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            default -> -1;
        };
        if (scale < 0 || end == 0) {
            return Optional.empty();
        }
        try {
            double seconds = Double.parseDouble(trimmed.substring(0, end)) * scale;
            return Optional.of(Duration.ofNanos((long) (Math.min(seconds, LONGEST_SECONDS) * 1e9)));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
