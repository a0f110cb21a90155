package org.hookswitch.dialplan;

/** As much of a text as fits into a sentence about it. */
final class Quotation {

    private static final int LONGEST = 200;

    private Quotation() {}

    static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
