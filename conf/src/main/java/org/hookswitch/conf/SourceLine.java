package org.hookswitch.conf;

import java.util.function.IntUnaryOperator;

/**
 * One line of a file, its comments taken out and trimmed, which still knows where each of its characters was written.
 *
 * @param file the file's display name
 * @param number the line, counted from 1
 * @param text what is left of the line, trimmed
 * @param start how many characters were trimmed from the beginning
 * @param columns from the index of a character before it was trimmed to the column where it was written
 */
record SourceLine(String file, int number, String text, int start, IntUnaryOperator columns) {

    static SourceLine of(String file, int number, CommentStripper.Stripped stripped) {
        String whole = stripped.text();
        String text = whole.trim();
        int start = text.isEmpty() ? 0 : whole.indexOf(text.charAt(0));
        return new SourceLine(file, number, text, start, stripped.columns());
    }

    SourceLocation at(int offset) {
        return new SourceLocation(file, number, columns.applyAsInt(start + offset));
    }

    /** The index of the first character from an offset on that is not blank, or the end. */
    int skipBlanks(int offset) {
        int i = offset;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}
