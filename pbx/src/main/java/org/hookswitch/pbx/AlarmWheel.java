package org.hookswitch.pbx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings alarms to within {@value #TICK_MS} ms: a hashed wheel on one thread. Nearly all alarms of a switch are cancelled,
 * so setting and cancelling one costs no more than a list entry and wakes nobody; while there is none, the thread sleeps.
 *
 * <p>Thread-safe. Actions run on the wheel's thread, one after the other.
 */
final class AlarmWheel implements AutoCloseable {

    static final int TICK_MS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(AlarmWheel.class);
    private static final int SLOTS = 1024;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MS);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final List<ArrayDeque<Entry>> slots = new ArrayList<>(SLOTS);
    private final long origin = System.nanoTime();
    private long tick;
    private int entries;
    private boolean closed;

    AlarmWheel() {
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayDeque<>(2));
        }
        Thread.ofPlatform().name("alarms").daemon().start(this::turn);
    }

    private final class Entry implements Clock.Alarm {
        private final long dueTick;
        private final Runnable action;
        private boolean done;

        Entry(long dueTick, Runnable action) {
            this.dueTick = dueTick;
            this.action = action;
        }

        @Override
        public void cancel() {
            lock.lock();
            try {
                if (!done) {
                    done = true;
                    entries--;
                    slots.get((int) (dueTick % SLOTS)).remove(this);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Rings once, at {@code deadline} of {@link System#nanoTime()} or up to a tick later. */
    Clock.Alarm at(long deadline, Runnable action) {
        lock.lock();
        try {
            if (entries == 0) {
                tick = now();
            }
            long due = Math.max(tick + 1, (deadline - origin + TICK_NANOS - 1) / TICK_NANOS);
            var entry = new Entry(due, action);
            slots.get((int) (due % SLOTS)).add(entry);
            if (entries++ == 0) {
                notEmpty.signal();
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return (System.nanoTime() - origin) / TICK_NANOS;
    }

    private void turn() {
        var due = new ArrayList<Entry>();
        while (true) {
            lock.lock();
            try {
                while (entries == 0 && !closed) {
                    notEmpty.await();
                }
                if (closed) {
                    return;
                }
                collect(due);
            } catch (InterruptedException e) {
                return;
            } finally {
                lock.unlock();
            }
            due.forEach(AlarmWheel::ring);
            due.clear();
            java.util.concurrent.locks.LockSupport.parkNanos(TICK_NANOS);
        }
    }

    /** Takes what is due since the last turn. Holds the lock. */
    private void collect(List<Entry> due) {
        long until = now();
        long from = Math.max(tick + 1, until - SLOTS + 1);
        for (long t = from; t <= until; t++) {
            var slot = slots.get((int) (t % SLOTS));
            for (var i = slot.iterator(); i.hasNext(); ) {
                Entry e = i.next();
                if (e.dueTick <= until) {
                    i.remove();
                    e.done = true;
                    entries--;
                    due.add(e);
                }
            }
        }
        tick = Math.max(tick, until);
    }

    private static void ring(Entry entry) {
        try {
            entry.action.run();
        } catch (RuntimeException e) {
            LOG.error("an alarm's action failed", e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }
}
