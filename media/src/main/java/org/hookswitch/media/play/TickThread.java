package org.hookswitch.media.play;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media clock of real time: one platform thread that ticks for everybody.
 *
 * <p>Ticks lie on absolute deadlines, so they do not drift; a thread that was kept waiting makes up for at most five
 * ticks and leaves out the rest. While nobody is ticking the thread sleeps. Closing it ends the thread; who still ticks is
 * not called again.
 */
public final class TickThread implements MediaClock, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TickThread.class);
    private static final long TICK_NANOS = TICK_MS * 1_000_000L;
    private static final int MOST_TICKS_LATE = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    /** Guarded by lock: who starts at the next tick. */
    private final List<Entry> arrivals = new ArrayList<>();
    /** Only the thread touches it. */
    private final List<Entry> ticking = new ArrayList<>();

    private final LongAdder leftOut = new LongAdder();
    private final Thread thread;
    private volatile boolean closed;

    /** Starts the thread. */
    public TickThread() {
        thread = Thread.ofPlatform().name("media-clock").daemon(true).unstarted(this::run);
        thread.start();
    }

    @Override
    public Ticking start(Ticker ticker) {
        Entry entry = new Entry(ticker);
        lock.lock();
        try {
            arrivals.add(entry);
            wake.signal();
        } finally {
            lock.unlock();
        }
        return entry;
    }

    /** Ticks that were left out because the thread came too late for them. */
    public long leftOut() {
        return leftOut.sum();
    }

    private void run() {
        long next = System.nanoTime();
        while (!closed) {
            try {
                next = awaitTick(next);
            } catch (InterruptedException e) {
                // Only close() interrupts, having set closed; anything else is not ours to obey.
                continue;
            }
            tickAll();
            next += TICK_NANOS;
        }
    }

    /** Waits for the tick, or for somebody to tick for and then at once; returns the tick's deadline. */
    private long awaitTick(long next) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean idle = ticking.isEmpty();
            while (ticking.isEmpty() && arrivals.isEmpty()) {
                wake.await();
            }
            long now = System.nanoTime();
            long deadline = idle ? Math.max(next, now) : next;
            long late = (now - deadline) / TICK_NANOS;
            if (late > MOST_TICKS_LATE) {
                leftOut.add(late - MOST_TICKS_LATE);
                deadline += (late - MOST_TICKS_LATE) * TICK_NANOS;
            }
            // Arrivals signal the condition too; the deadline stands all the same.
            for (long left = deadline - now; left > 0; left = deadline - System.nanoTime()) {
                wake.awaitNanos(left);
            }
            ticking.addAll(arrivals);
            arrivals.clear();
            return deadline;
        } finally {
            lock.unlock();
        }
    }

    private void tickAll() {
        int kept = 0;
        for (int i = 0; i < ticking.size(); i++) {
            Entry entry = ticking.get(i);
            if (!entry.closed && !closed) {
                tick(entry);
            }
            if (!entry.closed) {
                ticking.set(kept++, entry);
            }
        }
        ticking.subList(kept, ticking.size()).clear();
    }

    private static void tick(Entry entry) {
        try {
            entry.ticker.tick();
        } catch (RuntimeException e) {
            entry.closed = true;
            LOG.error("{} failed at a tick and is not called again", entry.ticker, e);
        }
    }

    /** Ends the thread and waits for it, unless called by a ticker. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Entry implements Ticking {
        private final Ticker ticker;
        private volatile boolean closed;

        private Entry(Ticker ticker) {
            this.ticker = ticker;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
