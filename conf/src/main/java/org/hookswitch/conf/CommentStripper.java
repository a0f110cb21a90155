package org.hookswitch.conf;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Takes the comments out of a file's lines, one after the other, remembering open {@code ;--} blocks between lines.
 *
 * <p>One thread, one file. As in Asterisk: {@code ;--} opens a block and blocks nest, {@code --;} closes one, {@code
 * ;---} opens none, {@code \;} is a semicolon of the text, and what stands before and after a block in one line is one
 * text. Outside a block any other semicolon ends the line.
 */
public final class CommentStripper {

    /** Asterisk's limit on blocks within blocks. */
    static final int MAX_NESTING = 128;

    private final int[] openedAtLine = new int[MAX_NESTING];
    private final int[] openedAtColumn = new int[MAX_NESTING];
    private int depth;
    private boolean tooDeep;

    /** A stripper for one file, to be given its lines in order. */
    public CommentStripper() {}

    /**
     * What a line says without its comments.
     *
     * @param text the text that is left, not trimmed
     * @param columns from the index of a character of the text, or its end, to the column counted from 1
     */
    public record Stripped(String text, IntUnaryOperator columns) {}

    /** Whether a block is open, so that the next line begins inside it. */
    public boolean insideBlock() {
        return depth > 0;
    }

    /** The line where the outermost open block begins. */
    int blockLine() {
        return openedAtLine[0];
    }

    int blockColumn() {
        return openedAtColumn[0];
    }

    /** Whether more blocks were nested than can be followed. */
    boolean nestedTooDeep() {
        return tooDeep;
    }

    /**
     * Takes the comments out of the next line.
     *
     * @param lineNumber counted from 1
     */
    public Stripped strip(String line, int lineNumber) {
        if (depth == 0 && line.indexOf(';') < 0) {
            return new Stripped(line, CommentStripper::sameColumn);
        }
        StringBuilder text = new StringBuilder(line.length());
        int[] columns = new int[line.length()];
        boolean identity = true;
        // Marks and escapes look back at most to here, so that one mark's dashes do not serve the next.
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != ';') {
                if (depth == 0) {
                    columns[text.length()] = i + 1;
                    text.append(c);
                }
                continue;
            }
            if (i > from && line.charAt(i - 1) == '\\') {
                if (depth == 0) {
                    text.setLength(text.length() - 1);
                    columns[text.length()] = i + 1;
                    text.append(c);
                    identity = false;
                }
                from = i + 1;
            } else if (opensBlock(line, i) && depth < MAX_NESTING) {
                openedAtLine[depth] = lineNumber;
                openedAtColumn[depth] = i + 1;
                depth++;
                identity = false;
                i += 2;
                from = i + 1;
            } else if (depth > 0 && i >= from + 2 && line.charAt(i - 1) == '-' && line.charAt(i - 2) == '-') {
                tooDeep |= opensBlock(line, i);
                depth--;
                identity = false;
                from = i + 1;
            } else if (depth == 0) {
                break;
            } else {
                tooDeep |= opensBlock(line, i);
                from = i + 1;
            }
        }
        return new Stripped(
                text.toString(),
                identity ? CommentStripper::sameColumn : columnsOf(Arrays.copyOf(columns, text.length())));
    }

    private static int sameColumn(int index) {
        return index + 1;
    }

    private static IntUnaryOperator columnsOf(int[] columns) {
        int end = columns.length == 0 ? 1 : columns[columns.length - 1] + 1;
        return index -> index < columns.length ? columns[index] : end;
    }

    private static boolean opensBlock(String line, int semicolon) {
        return line.startsWith("--", semicolon + 1)
                && !(semicolon + 3 < line.length() && line.charAt(semicolon + 3) == '-');
    }
}
