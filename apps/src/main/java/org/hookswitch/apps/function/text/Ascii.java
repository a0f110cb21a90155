package org.hookswitch.apps.function.text;

/** Letters as C's standard locale knows them: A to Z. */
public final class Ascii {

    private Ascii() {}

    public static String upper(String text) {
        return shift(text, 'a', 'z', -32);
    }

    public static String lower(String text) {
        return shift(text, 'A', 'Z', 32);
    }

    private static String shift(String text, char first, char last, int by) {
        StringBuilder shifted = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= first && c <= last) {
                if (shifted == null) {
                    shifted = new StringBuilder(text);
                }
                shifted.setCharAt(i, (char) (c + by));
            }
        }
        return shifted == null ? text : shifted.toString();
    }
}
