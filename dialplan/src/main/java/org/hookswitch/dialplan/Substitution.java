package org.hookswitch.dialplan;

/** Where the {@code ${...}} and {@code $[...]} of a text begin and end. */
final class Substitution {

    private Substitution() {}

    /** Whether a substitution begins with the dollar sign at this place. */
    static boolean opensAt(CharSequence text, int at) {
        return at + 1 < text.length()
                && text.charAt(at) == '$'
                && (text.charAt(at + 1) == '{' || text.charAt(at + 1) == '[');
    }

    /**
     * Where the substitution that begins at this place ends, just behind its closing bracket; the limit plus one when the
     * bracket is missing. Only brackets of its own kind are counted.
     */
    static int end(CharSequence text, int dollar, int limit) {
        char open = text.charAt(dollar + 1);
        char close = open == '{' ? '}' : ']';
        int depth = 1;
        for (int at = dollar + 2; at < limit; at++) {
            char c = text.charAt(at);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return at + 1;
            }
        }
        return limit + 1;
    }
}
