package org.hookswitch.dialplan;

import org.jspecify.annotations.Nullable;

/**
 * The {@code :offset:length} of a reference such as {@code ${EXTEN:1:3}}, counted in characters.
 *
 * <p>Immutable. A negative offset counts from the end; a negative length leaves that many characters off the end. An
 * offset before the beginning is the beginning; one behind the end gives the empty string.
 *
 * @param offset where the slice begins
 * @param length how much of it is taken; {@link Integer#MAX_VALUE} for all
 */
public record Slice(int offset, int length) {

    /** All of a value. */
    public static final Slice WHOLE = new Slice(0, Integer.MAX_VALUE);

    /** Reads {@code offset} or {@code offset:length}; what is not a number counts as not given. */
    static Slice parse(String text) {
        Reader reader = new Reader(text);
        Integer offset = reader.number();
        if (offset == null) {
            return WHOLE;
        }
        Integer length = reader.colon() ? reader.number() : null;
        return length == null ? new Slice(offset, Integer.MAX_VALUE) : new Slice(offset, length);
    }

    /** Whether a text is an offset, or an offset and a length, and nothing else. */
    static boolean isWellFormed(String text) {
        Reader reader = new Reader(text);
        if (reader.number() == null) {
            return false;
        }
        return reader.atEnd() || (reader.colon() && reader.number() != null && reader.atEnd());
    }

    String of(String value) {
        int size = value.length();
        if (offset == 0 && length >= size) {
            return value;
        }
        int from = offset < 0 ? Math.max(0, size + offset) : offset;
        if (from >= size) {
            return "";
        }
        int to = size;
        if (length >= 0) {
            to = length < size - from ? from + length : size;
        } else {
            to = Math.max(from, size + length);
        }
        return value.substring(from, to);
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        @Nullable
        Integer number() {
            int from = at;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            boolean negative = at < text.length() && text.charAt(at) == '-';
            if (negative || (at < text.length() && text.charAt(at) == '+')) {
                at++;
            }
            int digits = at;
            long value = 0;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = Math.min(Integer.MAX_VALUE, value * 10 + (text.charAt(at) - '0'));
                at++;
            }
            if (at == digits) {
                at = from;
                return null;
            }
            return (int) (negative ? -value : value);
        }

        boolean colon() {
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                return true;
            }
            return false;
        }

        boolean atEnd() {
            return text.substring(at).isBlank();
        }
    }
}
