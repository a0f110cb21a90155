package org.hookswitch.apps.function.party;

import org.hookswitch.apps.function.text.Blanks;

/**
 * Name and number as one text: {@code "Name" <number>}, {@code Name <number>}, a number, or a name. Immutable.
 */
record CallerText(String name, String number) {

    /** Reads such a text; blanks, dots, dashes and parentheses inside a number go. */
    static CallerText parse(String text) {
        String stripped = Blanks.strip(text);
        int close = stripped.lastIndexOf('>');
        int open = close < 0 ? -1 : stripped.lastIndexOf('<', close);
        if (open >= 0) {
            return new CallerText(
                    unquoted(Blanks.strip(stripped.substring(0, open))),
                    shrunk(Blanks.strip(stripped.substring(open + 1, close))));
        }
        return isNumber(stripped) ? new CallerText("", shrunk(stripped)) : new CallerText(unquoted(stripped), "");
    }

    private static String unquoted(String name) {
        if (!name.startsWith("\"")) {
            return name;
        }
        var plain = new StringBuilder(name.length());
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"') {
                break;
            }
            if (c == '\\' && i + 1 < name.length()) {
                i++;
            }
            plain.append(name.charAt(i));
        }
        return plain.toString();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> "0123456789*#+()-. ".indexOf(c) >= 0);
    }

    private static String shrunk(String number) {
        return isNumber(number) ? number.replaceAll("[() .-]", "") : number;
    }

    @Override
    public String toString() {
        return '"' + name + "\" <" + number + '>';
    }
}
