package org.hookswitch.pbx.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookswitch.pbx.Signal;

/**
 * Gathers keys until they are those of something, or can be no longer. Used by the thread that controls the presser.
 *
 * @param <T> what keys stand for
 */
final class KeyGathering<T> {

    private final Map<String, T> byKeys;
    private final List<Signal.Digit> gathered = new ArrayList<>(4);

    KeyGathering(Map<String, T> byKeys) {
        this.byKeys = byKeys;
    }

    /** What a key makes of it. */
    sealed interface Result<T> {
        /** More keys may follow. */
        record More<T>() implements Result<T> {}

        /** These were the keys of something. */
        record Match<T>(T what) implements Result<T> {}

        /** These keys, in this order, are nobody's but the other party's. */
        record Pass<T>(List<Signal.Digit> keys) implements Result<T> {}
    }

    Result<T> add(Signal.Digit digit) {
        gathered.add(new Signal.Digit(Character.toUpperCase(digit.digit()), digit.length()));
        var text = new StringBuilder();
        gathered.forEach(d -> text.append(d.digit()));
        String keys = text.toString();
        T match = byKeys.get(keys);
        if (match != null) {
            gathered.clear();
            return new Result.Match<>(match);
        }
        return byKeys.keySet().stream().anyMatch(k -> k.startsWith(keys))
                ? new Result.More<>()
                : new Result.Pass<>(giveUp());
    }

    /** Whether keys are held back. */
    boolean isUnderWay() {
        return !gathered.isEmpty();
    }

    /** No key came in time: what was gathered, in order. */
    List<Signal.Digit> giveUp() {
        List<Signal.Digit> all = List.copyOf(gathered);
        gathered.clear();
        return all;
    }

    boolean isEmpty() {
        return byKeys.isEmpty();
    }

    /** The length of keys that have none of their own. */
    static int millis(Duration length) {
        return (int) Math.clamp(length.toMillis(), 40, 10_000);
    }
}
