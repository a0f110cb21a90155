package org.hookswitch.conf.table;

/**
 * How the text of a value becomes a value and back, and how people are told what may be written.
 *
 * <p>Implementations are immutable; {@link Values} has the usual ones.
 *
 * @param <T> the type of the value
 */
public interface ValueType<T> {

    /** Parses a trimmed text, which may be empty; never throws. */
    Parsed<T> parse(String text);

    /** The value as it would be written in a file. */
    String format(T value);

    /** What may be written, in a few words, such as {@code a number from 1 to 65535}. */
    String describe();

    /** Whether values must never be shown: not in diagnostics, not in help, not in {@link Settings#toString()}. */
    default boolean isSecret() {
        return false;
    }
}
