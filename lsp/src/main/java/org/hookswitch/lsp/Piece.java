package org.hookswitch.lsp;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a value and where it begins in it, so that whatever is found in it can be shown in the editor.
 *
 * <p>Substitutions, parentheses and double quotes keep separators from separating, as in the dialplan. Immutable.
 *
 * @param at index of its first character in the value
 */
record Piece(String text, int at) {

    Piece stripped() {
        String left = text.stripLeading();
        return new Piece(left.stripTrailing(), at + text.length() - left.length());
    }

    int end() {
        return at + text.length();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** A part of it, by indexes into its text. */
    Piece part(int from, int to) {
        return new Piece(text.substring(from, to), at + from);
    }

    Piece from(int index) {
        return part(index, text.length());
    }

    /** Whether something in it is known only in a call. */
    boolean isComputed() {
        return text.contains("${") || text.contains("$[");
    }

    /** The pieces between separators; one empty piece for an empty text. */
    List<Piece> split(char separator) {
        List<Piece> pieces = new ArrayList<>(4);
        int begin = 0;
        while (true) {
            int end = outside(separator, begin);
            pieces.add(part(begin, end < 0 ? text.length() : end));
            if (end < 0) {
                return pieces;
            }
            begin = end + 1;
        }
    }

    /** Where a character stands outside substitutions, parentheses and quotes, from an index on; -1 when nowhere. */
    int outside(char wanted, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '$' && opensSubstitution(text, i)) {
                i = substitutionEnd(text, i) - 1;
            } else if (c == '\\') {
                i++;
            } else if (c == wanted && depth == 0 && !quoted) {
                return i;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth = Math.max(0, depth - 1);
            }
        }
        return -1;
    }

    /** Where the parenthesis that opens at an index closes; the end of the text when it does not. */
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '$' && opensSubstitution(text, i)) {
                i = substitutionEnd(text, i) - 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    static boolean opensSubstitution(String text, int at) {
        return text.startsWith("${", at) || text.startsWith("$[", at);
    }

    /** Behind the bracket that closes the substitution that begins here; the end of the text when none does. */
    static int substitutionEnd(String text, int at) {
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
}
