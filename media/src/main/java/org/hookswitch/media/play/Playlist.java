package org.hookswitch.media.play;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hookswitch.media.Codec;
import org.hookswitch.media.MediaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several sources one after the other without a pause between them.
 *
 * <p>One thread at a time reads. Each source is opened while the one before it plays, by the executor, so that no disk is
 * waited for; an endless iterator makes an endless list. A source that cannot be opened is left out.
 */
public final class Playlist implements AudioSource {
    private static final Logger LOG = LoggerFactory.getLogger(Playlist.class);
    /** An endless list of files that are all gone must end. */
    private static final int MOST_FAILURES_IN_A_ROW = 20;

    private final Iterator<? extends Supplier<? extends AudioSource>> rest;
    private final Executor opener;
    private AudioSource current;
    // All below guarded by this.
    private @Nullable AudioSource upcoming;
    private boolean exhausted;
    private boolean closed;

    /** Plays what the iterator gives until it has no next; opens the first at once, the others on virtual threads. */
    public Playlist(Iterator<? extends Supplier<? extends AudioSource>> sources) {
        this(sources, task -> Thread.ofVirtual().name("playlist").start(task));
    }

    /** The same, the executor opening the sources after the first. */
    public Playlist(Iterator<? extends Supplier<? extends AudioSource>> sources, Executor opener) {
        this.rest = sources;
        this.opener = opener;
        this.current = Silence.of(0);
        openNext();
        step();
    }

    @Override
    public Codec codec() {
        return current.codec();
    }

    @Override
    public int read(ByteBuffer into, int offset) {
        while (true) {
            int bytes = current.read(into, offset);
            if (bytes != END) {
                return bytes;
            }
            if (!step()) {
                return isOver() ? END : 0;
            }
        }
    }

    private synchronized boolean isOver() {
        return exhausted && upcoming == null;
    }

    /** Goes on to the source that was opened, if there is one yet. */
    private boolean step() {
        synchronized (this) {
            if (upcoming == null) {
                return false;
            }
            current.close();
            current = upcoming;
            upcoming = null;
        }
        opener.execute(this::openNext);
        return true;
    }

    private void openNext() {
        AudioSource next = null;
        for (int failures = 0; next == null && failures < MOST_FAILURES_IN_A_ROW && rest.hasNext(); failures++) {
            try {
                next = rest.next().get();
            } catch (MediaException e) {
                LOG.warn("left out of a playlist: {}", e.getMessage());
            }
        }
        synchronized (this) {
            if (next == null) {
                exhausted = true;
            } else if (closed) {
                next.close();
            } else {
                upcoming = next;
            }
        }
    }

    /** Seeks within the source that is being played. */
    @Override
    public long seek(long milliseconds) {
        return current.seek(milliseconds);
    }

    @Override
    public synchronized void close() {
        closed = true;
        current.close();
        if (upcoming != null) {
            upcoming.close();
        }
    }
}
