package org.hookswitch.rehearse;

import java.time.Duration;
import java.util.Optional;

/** How long something may take: {@code 10s}, {@code 8s to 12s}, {@code under 1m}, {@code over 5s}. Both ends count. */
record Span(Duration least, Duration most) {

    static Optional<Span> parse(String text) {
        String t = text.strip();
        if (t.startsWith("under ")) {
            return Times.parse(t.substring(6)).map(d -> new Span(Duration.ZERO, d));
        }
        if (t.startsWith("over ")) {
            return Times.parse(t.substring(5)).map(d -> new Span(d, Duration.ofDays(3650)));
        }
        int to = t.indexOf(" to ");
        if (to > 0) {
            Optional<Duration> least = Times.parse(t.substring(0, to));
            return Times.parse(t.substring(to + 4)).flatMap(most -> least.map(l -> new Span(l, most)));
        }
        return Times.parse(t).map(d -> new Span(d, d));
    }

    boolean includes(Duration length) {
        return length.compareTo(least) >= 0 && length.compareTo(most) <= 0;
    }
}
