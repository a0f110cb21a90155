package org.hookswitch.media.play;

import java.util.ArrayList;
import java.util.List;

/**
 * A media clock that ticks when it is told to: for tests and for simulated time.
 *
 * <p>Any thread may start and close; one thread at a time ticks.
 */
public final class ManualClock implements MediaClock {
    private final List<Entry> entries = new ArrayList<>();

    public ManualClock() {}

    @Override
    public Ticking start(Ticker ticker) {
        Entry entry = new Entry(ticker);
        synchronized (entries) {
            entries.add(entry);
        }
        return entry;
    }

    /** Calls everybody who ticks, in the order in which they started; who starts meanwhile waits for the next tick. */
    public void tick() {
        for (Entry entry : now()) {
            if (!entry.closed) {
                entry.ticker.tick();
            }
        }
    }

    /** So many ticks as make up the time. */
    public void advance(int milliseconds) {
        for (int t = 0; t < milliseconds; t += TICK_MS) {
            tick();
        }
    }

    /** Whether nobody ticks, so that time may jump. */
    public boolean isIdle() {
        return now().isEmpty();
    }

    private List<Entry> now() {
        synchronized (entries) {
            entries.removeIf(e -> e.closed);
            return List.copyOf(entries);
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
