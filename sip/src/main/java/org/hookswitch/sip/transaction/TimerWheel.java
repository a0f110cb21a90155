package org.hookswitch.sip.transaction;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hashed timer wheel: starts and cancels a timer in constant time, and frees it at once when it is cancelled.
 *
 * <p>A SIP stack starts several timers for each message and cancels nearly all of them. The wheel has {@value #SLOTS}
 * slots of {@value #TICK_MILLIS} ms, so every timer of RFC 3261 with its default value fits into one turn; longer ones
 * stay in their slot for more turns. A bit map of occupied slots lets the thread sleep until there is something to do.
 *
 * <p>Threading: {@link #start} and {@link Timeout#cancel} may be called from any thread. Tasks run one after the other
 * on whichever thread calls {@link #advance}: the wheel's own thread after {@link #run}, or a test that owns the time
 * source and moves it. No lock is held while a task runs. A timer never runs early; it runs up to one tick late.
 */
public final class TimerWheel implements AutoCloseable {

    static final int SLOTS = 4096;
    static final int TICK_MILLIS = 10;

    private static final Logger log = LoggerFactory.getLogger(TimerWheel.class);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
    private static final int MASK = SLOTS - 1;

    /** A started timer. */
    public final class Timeout {
        private final long tick;
        private @Nullable Runnable task;
        private @Nullable Timeout previous;
        private @Nullable Timeout next;

        private Timeout(long tick, Runnable task) {
            this.tick = tick;
            this.task = task;
        }

        /**
         * Stops the timer.
         *
         * @return false when it has run, runs at this moment, or was cancelled before
         */
        public boolean cancel() {
            synchronized (lock) {
                if (task == null) {
                    return false;
                }
                unlink(this);
                task = null;
                return true;
            }
        }
    }

    private final Object lock = new Object();
    private final LongSupplier nanoTime;
    private final long origin;
    private final @Nullable Timeout[] heads = new @Nullable Timeout[SLOTS];
    private final @Nullable Timeout[] tails = new @Nullable Timeout[SLOTS];
    private final long[] occupied = new long[SLOTS / Long.SIZE];
    private long doneTick;
    private int running;
    private long wakeTick = Long.MAX_VALUE;
    private @Nullable Thread thread;
    private volatile boolean closed;

    /** A wheel on the machine's monotonic clock. */
    public TimerWheel() {
        this(System::nanoTime);
    }

    /**
     * A wheel on another clock.
     *
     * @param nanoTime monotonic time in nanoseconds from an arbitrary origin
     */
    public TimerWheel(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
    }

    /** The present time of the wheel's clock in nanoseconds, from an arbitrary origin. */
    public long nanoTime() {
        return nanoTime.getAsLong();
    }

    /**
     * Starts a timer.
     *
     * @param delayMillis from now, in milliseconds; zero or less means the next tick
     * @param task must be short and must not block
     */
    public Timeout start(long delayMillis, Runnable task) {
        long due = elapsed() + TimeUnit.MILLISECONDS.toNanos(Math.max(0, delayMillis));
        Thread wake = null;
        Timeout timeout;
        synchronized (lock) {
            long tick = Math.max(doneTick + 1, (due + TICK_NANOS - 1) / TICK_NANOS);
            timeout = new Timeout(tick, task);
            link(timeout);
            if (tick < wakeTick) {
                wakeTick = tick;
                wake = thread;
            }
        }
        if (wake != null && wake != Thread.currentThread()) {
            LockSupport.unpark(wake);
        }
        return timeout;
    }

    /** Runs every timer that is due, in the order of their deadlines, then of their start. */
    public void advance() {
        long nowTick = elapsed() / TICK_NANOS;
        var due = new ArrayDeque<Runnable>();
        synchronized (lock) {
            collect(nowTick, due);
        }
        for (Runnable task = due.poll(); task != null; task = due.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("A SIP timer's task failed; the other timers go on", e);
            }
        }
    }

    /** How many timers are started and have not run. */
    public int size() {
        synchronized (lock) {
            return running;
        }
    }

    /**
     * Nanoseconds until {@link #advance} may have something to do; {@link Long#MAX_VALUE} when no timer is started.
     * It may come out too short for timers longer than one turn of the wheel (about 41 s), never too long.
     */
    public long nanosToNext() {
        synchronized (lock) {
            long tick = nextOccupiedTick();
            return tick == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, tick * TICK_NANOS - elapsed());
        }
    }

    /** Starts the wheel's own daemon thread, which runs the timers until {@link #close}. */
    public void run(String threadName) {
        synchronized (lock) {
            if (thread != null || closed) {
                throw new IllegalStateException("the timer wheel runs already or is closed");
            }
            thread = Thread.ofPlatform().daemon().name(threadName).unstarted(this::loop);
            thread.start();
        }
    }

    /** Stops the wheel's thread. Timers that have not run never will. */
    @Override
    public void close() {
        closed = true;
        Thread toStop;
        synchronized (lock) {
            toStop = thread;
        }
        if (toStop != null) {
            LockSupport.unpark(toStop);
        }
    }

    private void loop() {
        while (!closed) {
            advance();
            long wait;
            synchronized (lock) {
                wakeTick = nextOccupiedTick();
                wait = wakeTick == Long.MAX_VALUE ? Long.MAX_VALUE : wakeTick * TICK_NANOS - elapsed();
            }
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
            }
        }
    }

    private long elapsed() {
        return nanoTime.getAsLong() - origin;
    }

    /** Takes what is due out of the slots between the last tick done and this one; a full turn at most. */
    private void collect(long nowTick, ArrayDeque<Runnable> due) {
        if (running == 0) {
            doneTick = Math.max(doneTick, nowTick);
            return;
        }
        long first = Math.max(doneTick + 1, nowTick - MASK);
        for (long tick = first; tick <= nowTick; tick++) {
            Timeout at = heads[(int) tick & MASK];
            while (at != null) {
                Timeout following = at.next;
                if (at.tick <= nowTick && at.task != null) {
                    unlink(at);
                    due.add(at.task);
                    at.task = null;
                }
                at = following;
            }
        }
        doneTick = Math.max(doneTick, nowTick);
    }

    private long nextOccupiedTick() {
        if (running == 0) {
            return Long.MAX_VALUE;
        }
        int start = (int) (doneTick + 1) & MASK;
        int word = start >>> 6;
        long bits = occupied[word] & (-1L << (start & 63));
        for (int looked = 0; looked <= occupied.length; looked++) {
            if (bits != 0) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
                return doneTick + 1 + ((slot - start) & MASK);
            }
            word = (word + 1) % occupied.length;
            bits = occupied[word];
        }
        throw new IllegalStateException(running + " timers, but no slot is occupied");
    }

    private void link(Timeout timeout) {
        int slot = (int) timeout.tick & MASK;
        Timeout tail = tails[slot];
        if (tail == null) {
            heads[slot] = timeout;
            occupied[slot >>> 6] |= 1L << (slot & 63);
        } else {
            tail.next = timeout;
            timeout.previous = tail;
        }
        tails[slot] = timeout;
        running++;
    }

    private void unlink(Timeout timeout) {
        int slot = (int) timeout.tick & MASK;
        Timeout previous = timeout.previous;
        Timeout next = timeout.next;
        if (previous == null) {
            heads[slot] = next;
        } else {
            previous.next = next;
        }
        if (next == null) {
            tails[slot] = previous;
        } else {
            next.previous = previous;
        }
        if (heads[slot] == null) {
            occupied[slot >>> 6] &= ~(1L << (slot & 63));
        }
        timeout.previous = null;
        timeout.next = null;
        running--;
    }
}
