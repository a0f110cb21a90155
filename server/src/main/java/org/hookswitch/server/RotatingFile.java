package org.hookswitch.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log file that never grows past a size: a full one becomes {@code NAME.1}, what was {@code NAME.1} becomes
 * {@code NAME.2}, and the oldest goes.
 *
 * <p>Also goes on in a new file when another program (logrotate) has moved the file away. Used by one thread.
 */
final class RotatingFile implements LogSink.Output {

    private final Path file;
    private final long maxBytes;
    private final int kept;
    private OutputStream out;
    private long bytes;

    /**
     * Opens the file to append to it, with its folder when it is missing.
     *
     * @param maxBytes the size past which no further lines are appended, in bytes
     * @param kept how many full files are kept
     */
    RotatingFile(Path file, long maxBytes, int kept) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.kept = kept;
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.out = open();
    }

    @Override
    public void write(byte[] lines) throws IOException {
        if (bytes > 0 && bytes + lines.length > maxBytes) {
            out.close();
            shift();
            out = open();
        } else if (Files.notExists(file)) {
            out.close();
            out = open();
        }
        out.write(lines);
        bytes += lines.length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private OutputStream open() throws IOException {
        OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        bytes = Files.size(file);
        return opened;
    }

    private void shift() throws IOException {
        for (int i = kept - 1; i >= 1; i--) {
            if (Files.exists(numbered(i))) {
                Files.move(numbered(i), numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
