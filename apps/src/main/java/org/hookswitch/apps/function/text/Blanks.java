package org.hookswitch.apps.function.text;

/** Blanks as Asterisk knows them: every character up to the space. */
public final class Blanks {

    private Blanks() {}

    /** A text without those before it. */
    public static String leading(String text) {
        int from = 0;
        while (from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        return text.substring(from);
    }

    /** A text without those behind it. */
    public static String trailing(String text) {
        int to = text.length();
        while (to > 0 && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(0, to);
    }

    /** A text without those around it. */
    public static String strip(String text) {
        return leading(trailing(text));
    }
}
