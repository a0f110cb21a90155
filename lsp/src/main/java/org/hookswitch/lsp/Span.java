package org.hookswitch.lsp;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A stretch of one line of a file, counted as the protocol counts. Immutable.
 *
 * @param file as the configuration reader names it: relative to the configuration folder where it lies in it
 * @param line counted from 0
 * @param from first column in UTF-16 units, counted from 0
 * @param to the column behind the last
 */
record Span(String file, int line, int from, int to) {

    /** Whether a cursor at this column touches it; one directly behind it does. */
    boolean touches(int column) {
        return column >= from && column <= to;
    }

    int length() {
        return to - from;
    }

    Range range() {
        return new Range(new Position(line, from), new Position(line, to));
    }
}
