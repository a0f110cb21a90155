package org.hookswitch.apps.function.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookswitch.apps.function.CNumber;

/**
 * What is in a file, a character a byte, so that offsets are those of the file; in bytes or in lines.
 *
 * <p>Immutable. A file of more than {@value #LIMIT} bytes is no matter for a dialplan and is refused.
 */
record FileContent(String bytes) {

    /** Largest file that is read. */
    static final int LIMIT = 16 << 20;

    /** @throws IOException when it cannot be read or is too large */
    static FileContent of(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LIMIT) {
            throw new IOException("has " + size + " bytes, more than " + LIMIT);
        }
        return new FileContent(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }

    void writeTo(Path file) throws IOException {
        Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** From where to where in the file. */
    record Extent(int from, int to) {}

    /** Where each line begins, and where the file ends. */
    private List<Integer> lineStarts(LineEnd end) {
        var starts = new ArrayList<Integer>();
        starts.add(0);
        int at = bytes.indexOf(end.text());
        while (at >= 0) {
            starts.add(at + end.text().length());
            at = bytes.indexOf(end.text(), at + end.text().length());
        }
        if (starts.getLast() != bytes.length()) {
            starts.add(bytes.length());
        }
        return starts;
    }

    /** How many lines there are; what stands behind the last line end counts as one. */
    int lines(LineEnd end) {
        return lineStarts(end).size() - 1;
    }

    /**
     * The bytes that an offset and a length name: a negative offset counts from the end, a negative length leaves so much
     * off the end; an empty one is all.
     */
    Extent extent(String offset, String length) {
        int from = from(offset, bytes.length());
        return new Extent(from, to(from, length, bytes.length()));
    }

    /** The same, counted in lines from 0. */
    Extent lineExtent(String offset, String length, LineEnd end) {
        List<Integer> starts = lineStarts(end);
        int count = starts.size() - 1;
        int from = from(offset, count);
        int to = to(from, length, count);
        return new Extent(starts.get(from), starts.get(to));
    }

    private static int from(String offset, int size) {
        int number = CNumber.atoi(offset);
        return Math.clamp(number < 0 ? (long) size + number : number, 0, size);
    }

    private static int to(int from, String length, int size) {
        if (length.isBlank()) {
            return size;
        }
        int number = CNumber.atoi(length);
        return Math.clamp(number < 0 ? (long) size + number : (long) from + number, from, size);
    }
}
