package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the arguments of applications and functions at commas, as every module of Asterisk does.
 *
 * <p>A comma inside parentheses, brackets or double quotes does not separate. Quotes are taken away, and of a backslash
 * and the character after it only the character stays, meaning nothing special. Nothing is trimmed.
 */
public final class ArgumentSplitter {

    private ArgumentSplitter() {}

    /** All arguments; none for an empty text. */
    public static List<String> split(String text) {
        return split(text, ',', Integer.MAX_VALUE, true);
    }

    /**
     * At most so many arguments; the last takes all that is left as it is written, quotes, backslashes and commas
     * included, where there are as many.
     *
     * @param maximum at least 1
     */
    public static List<String> split(String text, int maximum) {
        return split(text, ',', maximum, true);
    }

    /** All arguments with their quotes and backslashes, as Gosub passes them on. */
    public static List<String> splitRaw(String text) {
        return split(text, ',', Integer.MAX_VALUE, false);
    }

    /**
     * The general form.
     *
     * @param separator what stands between arguments
     * @param maximum at least 1
     * @param clean whether quotes and backslashes are taken away
     */
    public static List<String> split(String text, char separator, int maximum, boolean clean) {
        if (maximum < 1) {
            throw new IllegalArgumentException("at most " + maximum + " arguments");
        }
        List<String> arguments = new ArrayList<>();
        int at = 0;
        boolean separated = false;
        while (at < text.length() && arguments.size() < maximum - 1) {
            int end = end(text, at, separator);
            arguments.add(clean ? clean(text, at, end, separator) : text.substring(at, end));
            separated = end < text.length();
            at = separated ? end + 1 : end;
        }
        // A separator at the very end has an empty argument behind it.
        if (at < text.length() || separated) {
            arguments.add(text.substring(at));
        }
        return arguments;
    }

    private static int end(String text, int from, char separator) {
        int parentheses = 0;
        int brackets = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(') {
                parentheses++;
            } else if (c == ')') {
                parentheses = Math.max(0, parentheses - 1);
            } else if (c == '[') {
                brackets++;
            } else if (c == ']') {
                brackets = Math.max(0, brackets - 1);
            } else if (c == '"' && separator != '"') {
                quoted = !quoted;
            } else if (c == '\\') {
                at++;
            } else if (c == separator && parentheses == 0 && brackets == 0 && !quoted) {
                return at;
            }
        }
        return text.length();
    }

    private static String clean(String text, int from, int to, char separator) {
        StringBuilder argument = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < to) {
                argument.append(text.charAt(++at));
            } else if (c != '\\' && (c != '"' || separator == '"')) {
                argument.append(c);
            }
        }
        return argument.toString();
    }
}
