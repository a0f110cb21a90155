package org.hookswitch.conf.table;

import java.util.Optional;

/**
 * What came of parsing one value: the value, a value with a doubt, or the problem.
 *
 * @param <T> the type of the value
 */
public sealed interface Parsed<T> {

    /** The value as it was meant. */
    record Value<T>(T value) implements Parsed<T> {}

    /** A value that is used as Asterisk would use it, though it was probably not meant so; becomes a warning. */
    record Doubtful<T>(T value, Problem<T> doubt) implements Parsed<T> {}

    /**
     * No value; becomes an error, and the default is used.
     *
     * @param offset where in the text the problem is
     * @param expected what would have been right
     * @param fix what to write instead
     */
    record Problem<T>(int offset, String expected, Optional<String> fix) implements Parsed<T> {}

    static <T> Parsed<T> value(T value) {
        return new Value<>(value);
    }

    static <T> Parsed<T> problem(String expected) {
        return new Problem<>(0, expected, Optional.empty());
    }

    static <T> Parsed<T> problem(int offset, String expected) {
        return new Problem<>(offset, expected, Optional.empty());
    }

    static <T> Parsed<T> problem(String expected, Optional<String> fix) {
        return new Problem<>(0, expected, fix);
    }

    /** A value that is used, with a warning that tells what was expected. */
    static <T> Parsed<T> doubtful(T value, String expected, Optional<String> fix) {
        return new Doubtful<>(value, new Problem<>(0, expected, fix));
    }
}
