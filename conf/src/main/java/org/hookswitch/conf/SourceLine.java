package org.hookswitch.conf;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * One line of a file, its comments taken out and trimmed, which still knows where each of its characters was written.
 *
 * @param file the file's display name
 * @param number the line, counted from 1
 * @param text what is left of the line, trimmed
 */
record SourceLine(String file, int number, String text, IntFunction<SourceLocation> origin) {

    static SourceLine of(String file, int number, CommentStripper.Stripped stripped) {
        String whole = stripped.text();
        String text = whole.trim();
        int start = text.isEmpty() ? 0 : whole.indexOf(text.charAt(0));
        IntUnaryOperator columns = stripped.columns();
        IntFunction<SourceLocation> origin =
                offset -> new SourceLocation(file, number, columns.applyAsInt(start + offset));
        return new SourceLine(file, number, text, origin);
    }

    SourceLocation at(int offset) {
        return origin.apply(offset);
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
