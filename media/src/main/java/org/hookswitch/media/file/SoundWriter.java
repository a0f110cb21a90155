package org.hookswitch.media.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hookswitch.media.Codec;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.codec.AudioCodecs;
import org.hookswitch.media.codec.AudioEncoder;

/**
 * Writes samples to a sound file.
 *
 * <p>One thread at a time, which waits for the disk. The header of a RIFF file is right after every write, so a file that
 * is cut off can be played.
 */
public final class SoundWriter implements AutoCloseable {
    private final Path path;
    private final FileChannel file;
    private final SoundFormat format;
    private final AudioEncoder encoder;
    private final long headerBytes;
    private final short[] left;
    private int leftCount;
    private long position;

    private SoundWriter(Path path, FileChannel file, SoundFormat format, AudioEncoder encoder, long position) {
        this.path = path;
        this.file = file;
        this.format = format;
        this.encoder = encoder;
        this.headerBytes = format.isRiff() ? RiffHeader.BYTES : 0;
        this.left = new short[format.codec().unitSamples()];
        this.position = Math.max(position, headerBytes);
    }

    /**
     * Opens a file for writing, its format known by its name; missing folders are made.
     *
     * @param append whether to go on at the end of a file that exists, rather than to replace it
     * @throws MediaException when it cannot be opened, or there is no encoder for the format
     */
    public static SoundWriter open(Path path, boolean append) {
        SoundFormat format = SoundFormat.of(path)
                .orElseThrow(() -> new MediaException(path + ": no sound format has names that end like this"));
        AudioEncoder encoder = AudioCodecs.encoder(format.codec())
                .orElseThrow(() -> new MediaException(path + ": " + format.codec() + " cannot be encoded here"));
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            boolean more = append && Files.exists(path) && Files.size(path) > 0;
            FileChannel file = more
                    ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                    : FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            return new SoundWriter(path, file, format, encoder, more ? end(file, path, format) : 0);
        } catch (IOException e) {
            throw new MediaException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /** Where a file that exists is to be gone on with; closes it when it is of another kind. */
    private static long end(FileChannel file, Path path, SoundFormat format) throws IOException {
        if (!format.isRiff()) {
            return file.size() - file.size() % format.codec().unitBytes();
        }
        try {
            RiffHeader header = RiffHeader.read(file, path);
            if (header.codec() != format.codec() || header.offset() != RiffHeader.BYTES) {
                throw new MediaException(path + ": cannot append to a file that holds " + header.codec());
            }
            return header.offset() + header.length();
        } catch (MediaException e) {
            file.close();
            throw e;
        }
    }

    /** Samples a second that {@link #write} expects. */
    public int sampleRate() {
        return format.codec().sampleRate();
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** How much is in the file, milliseconds, what it held before included. */
    public long milliseconds() {
        Codec codec = format.codec();
        return (position - headerBytes) * Codec.FRAME_MS / codec.bytesFor(Codec.FRAME_MS);
    }

    /**
     * Writes samples behind what is there.
     *
     * @throws MediaException when the disk is full or gone
     */
    public void write(short[] samples, int from, int count) {
        int unit = left.length;
        int taken = 0;
        if (leftCount > 0) {
            taken = Math.min(unit - leftCount, count);
            System.arraycopy(samples, from, left, leftCount, taken);
            leftCount += taken;
            if (leftCount < unit) {
                return;
            }
            leftCount = 0;
            encode(left, 0, unit);
        }
        int whole = (count - taken) / unit * unit;
        encode(samples, from + taken, whole);
        leftCount = count - taken - whole;
        System.arraycopy(samples, from + taken + whole, left, 0, leftCount);
    }

    private void encode(short[] samples, int from, int count) {
        Codec codec = format.codec();
        ByteBuffer bytes = ByteBuffer.allocate(count / codec.unitSamples() * codec.unitBytes());
        encoder.encode(samples, from, count, bytes, 0);
        if (codec == Codec.SLIN || codec == Codec.SLIN16) {
            for (int i = 0; i < bytes.limit(); i += 2) {
                bytes.putShort(i, Short.reverseBytes(bytes.getShort(i)));
            }
        }
        try {
            while (bytes.hasRemaining()) {
                position += file.write(bytes, position);
            }
            writeHeader();
        } catch (IOException e) {
            throw new MediaException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private void writeHeader() throws IOException {
        if (format.isRiff()) {
            ByteBuffer header =
                    RiffHeader.linear(sampleRate(), position - headerBytes).order(ByteOrder.LITTLE_ENDIAN);
            while (header.hasRemaining()) {
                file.write(header, header.position());
            }
        }
    }

    /**
     * Forgets what was written last.
     *
     * @param milliseconds how much to take off the end, no more than there is
     */
    public void cut(int milliseconds) {
        leftCount = 0;
        position = Math.max(headerBytes, position - format.codec().bytesFor(milliseconds));
        try {
            file.truncate(position);
            writeHeader();
        } catch (IOException e) {
            throw new MediaException("cannot shorten " + path + ": " + e.getMessage(), e);
        }
    }

    /** Ends the file; more than once does nothing. */
    @Override
    public void close() {
        try {
            if (file.isOpen()) {
                writeHeader();
                file.close();
            }
        } catch (IOException e) {
            throw new MediaException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }
}
