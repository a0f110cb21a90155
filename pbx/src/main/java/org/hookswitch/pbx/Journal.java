package org.hookswitch.pbx;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The form of a {@link FileStore}'s file: a header, then a line for every change in order. A line has a checksum, a plus
 * sign, path and value, or a minus sign and the path that was deleted; a tab stands between. People can read it.
 */
final class Journal {

    static final byte[] HEADER = "hookswitch database 1\n".getBytes(StandardCharsets.UTF_8);

    private static final HexFormat HEX = HexFormat.of();
    private static final int CHECKSUM = 8;

    private Journal() {}

    /** A change; no value is a deletion. */
    record Change(String path, @Nullable String value) {}

    /** A change as it stands in the file. */
    static byte[] line(String path, @Nullable String value) {
        String change = value == null ? "-\t" + escape(path) : "+\t" + escape(path) + "\t" + escape(value);
        byte[] bytes = change.getBytes(StandardCharsets.UTF_8);
        return (checksum(bytes, 0) + "\t" + change + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(byte[] bytes, int from) {
        var crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return HEX.toHexDigits((int) crc.getValue());
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                plain.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /**
     * Reads all changes.
     *
     * @return how much of the file is good: behind it stands a line that was not written to its end, or nothing
     * @throws IllegalStateException when it is no such file, or damaged before its end
     */
    static long read(FileChannel file, Consumer<Change> changes) throws IOException {
        if (file.size() == 0) {
            return 0;
        }
        InputStream in = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
        if (!Arrays.equals(in.readNBytes(HEADER.length), HEADER)) {
            throw new IllegalStateException("this is no database of this switch");
        }
        long good = HEADER.length;
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
                continue;
            }
            Change change = parse(line.toByteArray());
            if (change == null) {
                if (in.read() < 0) {
                    return good;
                }
                throw new IllegalStateException("it is damaged at byte " + good);
            }
            changes.accept(change);
            good += line.size() + 1L;
            line.reset();
        }
        return good;
    }

    private static @Nullable Change parse(byte[] line) {
        if (line.length <= CHECKSUM
                || !checksum(line, CHECKSUM + 1).equals(new String(line, 0, CHECKSUM, StandardCharsets.ISO_8859_1))) {
            return null;
        }
        String[] fields =
                new String(line, CHECKSUM + 1, line.length - CHECKSUM - 1, StandardCharsets.UTF_8).split("\t", -1);
        return fields.length < 2
                ? null
                : new Change(unescape(fields[1]), fields[0].equals("+") ? unescape(fields[fields.length - 1]) : null);
    }

    /** Puts a file with nothing but these values in the place of another; opened behind its last line. */
    static FileChannel rewrite(Path file, SequencedMap<String, String> values) throws IOException {
        Path next = Path.of(file + ".new");
        FileChannel fresh = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        var block = new ByteArrayOutputStream();
        block.writeBytes(HEADER);
        for (var entry : values.entrySet()) {
            block.writeBytes(line(entry.getKey(), entry.getValue()));
            if (block.size() > 1 << 16) {
                flush(fresh, block);
            }
        }
        flush(fresh, block);
        fresh.force(true);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return fresh;
    }

    private static void flush(FileChannel file, ByteArrayOutputStream block) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(block.toByteArray());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        block.reset();
    }
}
