package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What is substituted in a text of the dialplan, with the place of each: every {@code ${...}} and {@code $[...]}, however
 * deep. The compiled {@code Template} knows what they mean, but not where they stand.
 *
 * <p>Stateless.
 */
final class Substitutions {

    /** Stands for what only a call knows. */
    static final char UNKNOWN = '\uE000';

    /**
     * A {@code ${...}}.
     *
     * @param name what is named; empty when the name itself is computed
     * @param arguments what stands in the parentheses of a function, otherwise empty
     * @param function whether there are parentheses
     * @param at where the dollar sign stands
     * @param end behind its closing brace
     */
    record Use(String name, String arguments, boolean function, int at, int end) {}

    private Substitutions() {}

    static boolean any(String text) {
        return text.contains("${") || text.contains("$[");
    }

    /** All variables and functions that are read, outer before inner. */
    static List<Use> uses(String text) {
        if (text.indexOf('$') < 0) {
            return List.of();
        }
        List<Use> uses = new ArrayList<>(2);
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
            uses.add(use(text, at));
        }
        return uses;
    }

    private static Use use(String text, int at) {
        int end = end(text, at);
        int from = at + 2;
        int to = from;
        while (to < end && isNameCharacter(text.charAt(to))) {
            to++;
        }
        String name = text.substring(from, Math.min(to, text.length()));
        if (to < text.length() && text.charAt(to) == '(') {
            int close = closing(text, to);
            return new Use(name, text.substring(to + 1, Math.min(close, text.length())), true, at, end);
        }
        boolean computed = to < text.length() && text.charAt(to) == '$';
        return new Use(computed ? "" : name, "", false, at, end);
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '~' || c == ' ' || c == '*';
    }

    /** Behind the brace or bracket that closes the substitution that begins here; the end of the text when none does. */
    static int end(String text, int at) {
        char open = text.charAt(at + 1);
        char close = open == '{' ? '}' : ']';
        int depth = 0;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Where the parenthesis that opens here closes; the end of the text when it does not. */
    static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    /** The text with one {@link #UNKNOWN} in place of every outermost substitution; offsets are not kept. */
    static String masked(String text) {
        if (!any(text)) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("${", at) || text.startsWith("$[", at)) {
                masked.append(UNKNOWN);
                at = end(text, at);
            } else {
                masked.append(text.charAt(at++));
            }
        }
        return masked.toString();
    }

    /** The text with blanks of the same number in place of every outermost substitution, so that offsets stay. */
    static String blanked(String text) {
        if (!any(text)) {
            return text;
        }
        StringBuilder blanked = new StringBuilder(text);
        for (int at = 0; at < text.length(); at++) {
            if (text.startsWith("${", at) || text.startsWith("$[", at)) {
                int end = end(text, at);
                for (int i = at; i < end; i++) {
                    blanked.setCharAt(i, UNKNOWN);
                }
                at = end - 1;
            }
        }
        return blanked.toString();
    }

    /** The first such character outside substitutions, parentheses and double quotes, from an offset on; -1 when none. */
    static int outside(String text, char wanted, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '$' && (text.startsWith("${", at) || text.startsWith("$[", at))) {
                at = end(text, at) - 1;
            } else if (c == wanted && depth == 0 && !quoted) {
                return at;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (c == '\\') {
                at++;
            }
        }
        return -1;
    }

    /** The text split at a character outside substitutions, parentheses and quotes, each piece with its offset. */
    static List<Piece> split(String text, char separator) {
        List<Piece> pieces = new ArrayList<>(4);
        int from = 0;
        while (true) {
            int at = outside(text, separator, from);
            pieces.add(new Piece(text.substring(from, at < 0 ? text.length() : at), from));
            if (at < 0) {
                return pieces;
            }
            from = at + 1;
        }
    }

    /** A part of a text and where it begins. */
    record Piece(String text, int at) {
        Piece stripped() {
            String stripped = text.stripLeading();
            return new Piece(stripped.stripTrailing(), at + text.length() - stripped.length());
        }
    }
}
