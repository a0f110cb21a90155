package org.hookswitch.media.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.hookswitch.media.MediaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a file, read ahead of whoever needs them.
 *
 * <p>One thread reads; two blocks are held, and the one that follows is fetched by an executor. A file that fits in
 * the first block is read whole at once and closed.
 */
final class FileBlocks {
    static final int BLOCK_BYTES = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(FileBlocks.class);

    /** A block and where it lies. */
    private record Block(long start, ByteBuffer bytes) {
        boolean has(long at) {
            return at >= start && at < start + bytes.limit();
        }
    }

    private final Path name;
    private final FileChannel file;
    private final long offset;
    private final long length;
    private final Executor readers;
    private Block current;
    private volatile @Nullable Block next;
    /** The start of the block that is being fetched, -1 for none. */
    private volatile long fetching = -1;

    private volatile @Nullable MediaException failure;

    private FileBlocks(Path name, FileChannel file, long offset, long length, Executor readers) throws IOException {
        this.name = name;
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.readers = readers;
        this.current = load(0);
        if (length <= BLOCK_BYTES) {
            file.close();
        }
    }

    /** Takes the file, to close it when it is no longer needed. */
    static FileBlocks of(Path name, FileChannel file, long offset, long length, Executor readers) throws IOException {
        return new FileBlocks(name, file, offset, length, readers);
    }

    long length() {
        return length;
    }

    private Block load(long start) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BLOCK_BYTES, Math.max(0, length - start)));
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + start + bytes.position()) < 0) {
                throw new MediaException(name + " became shorter while it was read");
            }
        }
        return new Block(start, bytes.flip());
    }

    /**
     * Whether these bytes are in memory; if not they are on their way.
     *
     * @throws MediaException when the file could not be read
     */
    boolean isThere(long at, int count) {
        MediaException failed = failure;
        if (failed != null) {
            throw failed;
        }
        long last = at + count - 1;
        if (!current.has(at)) {
            Block fetched = next;
            if (fetched == null || !fetched.has(at)) {
                fetch(at - at % BLOCK_BYTES);
                return false;
            }
            current = fetched;
            next = null;
        }
        long following = current.start() + BLOCK_BYTES;
        if (following < length) {
            fetch(following);
        }
        Block fetched = next;
        return current.has(last) || (fetched != null && fetched.has(last));
    }

    /** Copies bytes that are there. */
    void copy(long at, int count, ByteBuffer into, int index) {
        int from = (int) (at - current.start());
        int first = Math.min(count, current.bytes().limit() - from);
        into.put(index, current.bytes(), from, first);
        Block fetched = next;
        if (first < count && fetched != null) {
            into.put(index + first, fetched.bytes(), 0, count - first);
        }
    }

    private void fetch(long start) {
        Block fetched = next;
        if (fetching == start || (fetched != null && fetched.start() == start)) {
            return;
        }
        if (fetching >= 0) {
            // One at a time; whoever waits asks again.
            return;
        }
        fetching = start;
        readers.execute(() -> {
            try {
                next = load(start);
                fetching = -1;
            } catch (ClosedChannelException e) {
                // Nobody plays it any more.
                LOG.trace("{} was closed while read ahead", name);
            } catch (IOException | MediaException e) {
                failure = new MediaException("cannot read " + name + " at " + start + ": " + e.getMessage(), e);
            }
        });
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.debug("closing {} failed", name, e);
        }
    }
}
