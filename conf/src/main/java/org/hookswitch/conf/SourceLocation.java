package org.hookswitch.conf;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where in a configuration file something stands.
 *
 * <p>Immutable. A line of 0 means the file as a whole, a column of 0 the line as a whole.
 *
 * @param file the file as people would name it: relative to the configuration folder where it lies in it
 * @param line the line, counted from 1; 0 for the whole file
 * @param column the column in UTF-16 units, counted from 1 (a tab is one); 0 for the whole line
 */
public record SourceLocation(String file, int line, int column) implements Comparable<SourceLocation> {

    private static final Comparator<SourceLocation> READING_ORDER = Comparator.comparing(SourceLocation::file)
            .thenComparingInt(SourceLocation::line)
            .thenComparingInt(SourceLocation::column);

    public SourceLocation {
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line " + line + " and column " + column + " must not be negative");
        }
    }

    /** The file as a whole. */
    public static SourceLocation ofFile(String file) {
        return new SourceLocation(file, 0, 0);
    }

    /** The same line at another column, counted from 1. */
    public SourceLocation atColumn(int newColumn) {
        return new SourceLocation(file, line, newColumn);
    }

    /** {@code file:line}; the column is left out. */
    public String fileAndLine() {
        return file + ":" + line;
    }

    @Override
    public int compareTo(SourceLocation other) {
        return READING_ORDER.compare(this, other);
    }

    /** {@code file:line:column}, without the parts that are 0. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
