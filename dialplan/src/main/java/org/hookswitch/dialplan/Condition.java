package org.hookswitch.dialplan;

/**
 * Whether a text counts as true where the dialplan asks for a condition: GotoIf, ExecIf, While, {@code IF()}.
 *
 * <p>The empty text is false; a text that begins like a whole number is false when that number is 0 (so {@code 0.5} is
 * false); any other text is true.
 */
public final class Condition {

    private Condition() {}

    /** Whether an already evaluated text counts as true. */
    public static boolean holds(String text) {
        int length = text.length();
        if (length == 0) {
            return false;
        }
        int at = 0;
        while (at < length && isBlank(text.charAt(at))) {
            at++;
        }
        if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        if (at == length || !isDigit(text.charAt(at))) {
            return true;
        }
        for (; at < length && isDigit(text.charAt(at)); at++) {
            if (text.charAt(at) != '0') {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
