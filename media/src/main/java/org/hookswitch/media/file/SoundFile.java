package org.hookswitch.media.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import org.hookswitch.media.Codec;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.play.AudioSource;

/**
 * A sound file as a source of audio.
 *
 * <p>One thread at a time reads; disks are waited for on other threads: a short file is read whole when it is opened, a
 * long one block by block, always one ahead.
 */
public final class SoundFile implements AudioSource {
    private final Path path;
    private final Codec codec;
    private final boolean littleEndian;
    private final FileBlocks blocks;
    private final long length;
    private final int frameBytes;
    private long position;

    private SoundFile(Path path, Codec codec, boolean littleEndian, FileBlocks blocks) {
        this.path = path;
        this.codec = codec;
        this.littleEndian = littleEndian;
        this.blocks = blocks;
        this.length = blocks.length() - blocks.length() % codec.unitBytes();
        this.frameBytes = codec.bytesFor(Codec.FRAME_MS);
    }

    /**
     * Opens a file, its format known by its name.
     *
     * @throws MediaException when it cannot be read or is not what its name says
     */
    public static SoundFile open(Path path) {
        return open(path, task -> Thread.ofVirtual().name("read-ahead").start(task));
    }

    /** The same, the executor reading ahead. */
    public static SoundFile open(Path path, Executor readers) {
        SoundFormat format = SoundFormat.of(path)
                .orElseThrow(() -> new MediaException(path + ": no sound format has names that end like this"));
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ);
            boolean linear = format.codec() == Codec.SLIN || format.codec() == Codec.SLIN16;
            if (format.isRiff()) {
                RiffHeader header = RiffHeader.read(file, path);
                linear = header.codec() == Codec.SLIN || header.codec() == Codec.SLIN16;
                return new SoundFile(
                        path,
                        header.codec(),
                        linear,
                        FileBlocks.of(path, file, header.offset(), header.length(), readers));
            }
            return new SoundFile(path, format.codec(), linear, FileBlocks.of(path, file, 0, file.size(), readers));
        } catch (IOException | MediaException e) {
            if (file != null) {
                closeAfter(file, e);
            }
            throw e instanceof MediaException known
                    ? known
                    : new MediaException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static void closeAfter(FileChannel file, Exception failure) {
        try {
            file.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public Codec codec() {
        return codec;
    }

    /** How long the file plays, milliseconds. */
    public long milliseconds() {
        return length * Codec.FRAME_MS / frameBytes;
    }

    @Override
    public int read(ByteBuffer into, int offset) {
        if (position >= length) {
            return END;
        }
        int wanted = (int) Math.min(frameBytes, length - position);
        if (!blocks.isThere(position, wanted)) {
            return 0;
        }
        blocks.copy(position, wanted, into, offset);
        if (littleEndian) {
            for (int i = offset; i < offset + wanted; i += 2) {
                into.putShort(i, Short.reverseBytes(into.getShort(i)));
            }
        }
        position += wanted;
        return wanted;
    }

    @Override
    public long seek(long milliseconds) {
        position = Math.min(length, Math.max(0, milliseconds) / Codec.FRAME_MS * frameBytes);
        return position * Codec.FRAME_MS / frameBytes;
    }

    @Override
    public void close() {
        blocks.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
