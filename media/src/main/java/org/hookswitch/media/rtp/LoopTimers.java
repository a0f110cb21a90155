package org.hookswitch.media.rtp;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timers of a loop, looked through when one is due.
 *
 * <p>The loop's thread only. There are as many as ports, and each is due a few times in a second at the most: going through
 * all of them costs less than keeping them in order would.
 */
final class LoopTimers {
    private static final Logger LOG = LoggerFactory.getLogger(LoopTimers.class);

    /** They are looked at no more often than this. */
    private static final long GRID_NANOS = 5_000_000;

    private final List<LoopTimer> timers = new ArrayList<>();
    private boolean changed;
    private long next;

    void add(LoopTimer timer) {
        timers.add(timer);
        changed = true;
    }

    void remove(LoopTimer timer) {
        timers.remove(timer);
    }

    /** Some timer is due sooner than it was. */
    void changed() {
        changed = true;
    }

    boolean isEmpty() {
        return timers.isEmpty();
    }

    /** Runs those that are due; returns the milliseconds until the next, at least 1. */
    long run(long now) {
        if (changed || now - next >= 0) {
            changed = false;
            long soonest = Long.MAX_VALUE;
            for (int i = 0; i < timers.size(); i++) {
                LoopTimer timer = timers.get(i);
                if (timer.due() - now <= 0) {
                    run(timer, now);
                }
                soonest = Math.min(soonest, timer.due() - now);
            }
            next = now + Math.clamp(soonest, GRID_NANOS, Long.MAX_VALUE / 4);
        }
        return Math.max(1, (next - now + 999_999) / 1_000_000);
    }

    private static void run(LoopTimer timer, long now) {
        try {
            timer.run(now);
        } catch (RuntimeException e) {
            LOG.error("a timer of the packet loop failed: {}", timer, e);
        }
    }
}
