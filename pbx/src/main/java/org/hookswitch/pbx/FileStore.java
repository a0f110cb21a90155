package org.hookswitch.pbx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link KeyValueStore} in memory, with a journal of every change on disk.
 *
 * <p>Thread-safe. A change is handed to the operating system before the call returns: a switch that is killed comes back
 * with everything; only a loss of power can take what was not on the disk yet. The journal is written anew when most of
 * it is about values that have been replaced. At most {@value #LIMIT} keys.
 */
final class FileStore implements KeyValueStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

    /** Most keys. */
    static final int LIMIT = 1_000_000;

    /** How large a journal may grow before its size is compared with what it must hold. */
    private static final long SMALL = 1 << 20;

    /** How many times larger than necessary a journal may be. */
    private static final int SLACK = 4;

    private final Path file;
    private final FileChannel guard;
    private final FileLock lock;
    private final MemoryStore values = new MemoryStore();
    private final Object writing = new Object();
    private @Nullable FileChannel journal;
    private long size;
    private long live;

    private FileStore(Path file, FileChannel guard, FileLock lock) {
        this.file = file;
        this.guard = guard;
        this.lock = lock;
    }

    /** Opens a store, and makes it where there is none. */
    static FileStore open(Path file) {
        FileChannel guard = null;
        try {
            guard = FileChannel.open(Path.of(file + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(guard);
            if (lock == null) {
                throw new IllegalStateException("the database " + file + " is open already");
            }
            var store = new FileStore(file, guard, lock);
            store.read();
            return store;
        } catch (IOException e) {
            close(guard);
            throw new IllegalStateException("cannot open the database " + file + ": " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            close(guard);
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel guard) throws IOException {
        try {
            return guard.tryLock();
        } catch (OverlappingFileLockException ownProcess) {
            return null;
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.error("closing a file of the database failed", e);
        }
    }

    private void read() throws IOException {
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long good = Journal.read(opened, record -> {
                if (record.value() == null) {
                    values.remove(record.path());
                } else {
                    values.set(record.path(), record.value());
                }
            });
            if (good < opened.size()) {
                LOG.warn("the end of {} was not written to its end and is left out", file);
                opened.truncate(good);
            }
            opened.position(good);
            if (good == 0) {
                write(opened, Journal.HEADER);
            }
            journal = opened;
            size = opened.position();
            live = liveSize();
        } catch (IOException | IllegalStateException e) {
            close(opened);
            throw e;
        }
    }

    private long liveSize() {
        return values.all().entrySet().stream()
                .mapToLong(e -> Journal.line(e.getKey(), e.getValue()).length)
                .sum();
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public Optional<String> get(String family, String key) {
        return values.get(family, key);
    }

    @Override
    public void put(String family, String key, String value) {
        String path = KeyValueStore.path(family, key);
        synchronized (writing) {
            String before = values.orNull(path);
            if (before == null && values.size() >= LIMIT) {
                LOG.error("the database has {} keys already; {} is not put", LIMIT, path);
                return;
            }
            values.set(path, value);
            live += Journal.line(path, value).length - (before == null ? 0 : Journal.line(path, before).length);
            append(Journal.line(path, value));
        }
    }

    @Override
    public boolean delete(String family, String key) {
        return delete(KeyValueStore.path(family, key));
    }

    private boolean delete(String path) {
        synchronized (writing) {
            String before = values.remove(path);
            if (before == null) {
                return false;
            }
            live -= Journal.line(path, before).length;
            append(Journal.line(path, null));
            return true;
        }
    }

    @Override
    public int deleteTree(String path) {
        int count = 0;
        for (String key : tree(path).keySet()) {
            if (delete(key)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public SequencedMap<String, String> tree(String path) {
        return values.tree(path);
    }

    private void append(byte[] line) {
        FileChannel open = journal;
        if (open == null) {
            LOG.error("the database {} is closed; a change is not kept", file);
            return;
        }
        try {
            write(open, line);
            size += line.length;
            if (size > SMALL && size > SLACK * live) {
                rewrite(open);
            }
        } catch (IOException e) {
            LOG.error("a change is not kept in {}", file, e);
        }
    }

    /** Writes a journal that holds nothing but the present values, and puts it in the place of the old one. */
    private void rewrite(FileChannel old) throws IOException {
        FileChannel fresh = Journal.rewrite(file, values.all());
        journal = fresh;
        size = fresh.position();
        live = size;
        close(old);
    }

    @Override
    public void close() {
        synchronized (writing) {
            FileChannel open = journal;
            journal = null;
            try {
                if (open != null) {
                    open.force(true);
                }
                lock.release();
            } catch (IOException e) {
                throw new UncheckedIOException("closing " + file, e);
            } finally {
                close(open);
                close(guard);
            }
        }
    }
}
