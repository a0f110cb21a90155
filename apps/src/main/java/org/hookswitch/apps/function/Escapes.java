package org.hookswitch.apps.function;

import java.util.Optional;

/**
 * Characters as arguments of functions write them: {@code \n \r \t}, {@code \x20}, {@code \040}, and any other character
 * after a backslash for itself.
 */
public final class Escapes {

    private final String text;
    private int at;

    private Escapes(String text) {
        this.text = text;
    }

    /** Reads the characters of a text one after the other. */
    public static Escapes in(String text) {
        return new Escapes(text);
    }

    /** A text with its escapes replaced. */
    public static String resolve(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        Escapes escapes = in(text);
        var plain = new StringBuilder(text.length());
        while (escapes.hasNext()) {
            plain.append(escapes.next());
        }
        return plain.toString();
    }

    /** The first character of a text; empty for an empty one. */
    public static Optional<Character> first(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(in(text).next());
    }

    public boolean hasNext() {
        return at < text.length();
    }

    /** Whether a character stands next as it is, not escaped. */
    public boolean isNext(char c) {
        return hasNext() && text.charAt(at) == c;
    }

    public char next() {
        char c = text.charAt(at++);
        if (c != '\\' || !hasNext()) {
            return c;
        }
        char escaped = text.charAt(at++);
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'x' -> number(16, 2, escaped);
            case '0' -> number(8, 3, '\0');
            default -> escaped;
        };
    }

    private char number(int radix, int most, char otherwise) {
        int value = 0;
        int digits = 0;
        while (digits < most && hasNext() && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at), radix);
            at++;
            digits++;
        }
        return digits == 0 ? otherwise : (char) (value & 0xff);
    }
}
