package org.hookswitch.pjsip.inbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.pjsip.config.PjsipConfig;

/**
 * Counts, for each address, the requests that proved to be from nobody we know: at {@code unidentified_request_count} of
 * them within {@code unidentified_request_period} there is something to report, at {@value #BLOCKED_AFTER} times as many
 * the address is not listened to until the period is over.
 *
 * <p>Any thread. Remembers at most {@value #LIMIT} addresses, the newest.
 */
final class Strangers {

    /** More than this, and somebody has all the addresses he wants. */
    static final int LIMIT = 10_000;

    /** A phone or an office of phones with a wrong password never comes near; who tries passwords passes it at once. */
    static final int BLOCKED_AFTER = 20;

    private static final class Count {
        final long began;
        int requests;

        Count(long began) {
            this.began = began;
        }
    }

    private final Clock clock;
    private final long periodNanos;
    private final int reportedAt;
    private final Map<InetAddress, Count> counts = new LinkedHashMap<>();

    Strangers(PjsipConfig config, Clock clock) {
        this.clock = clock;
        Duration period = config.get(GlobalOptions.UNIDENTIFIED_REQUEST_PERIOD);
        Duration prune = config.get(GlobalOptions.UNIDENTIFIED_REQUEST_PRUNE_INTERVAL);
        // What is older than the period says nothing any more; pruning earlier only makes the memory shorter.
        this.periodNanos = (prune.compareTo(period) < 0 ? prune : period).toNanos();
        this.reportedAt = config.get(GlobalOptions.UNIDENTIFIED_REQUEST_COUNT);
    }

    /** Counts one more; true when the address has just come to the number that is to be reported. */
    synchronized boolean count(InetAddress address) {
        long now = clock.nanos();
        Count count = counts.get(address);
        if (count == null || isOver(count, now)) {
            counts.remove(address);
            forgetOldest(now);
            count = new Count(now);
            counts.put(address, count);
        }
        count.requests++;
        return count.requests == reportedAt;
    }

    /** Whether the address has sent so many that nothing new is taken from it. */
    synchronized boolean isBlocked(InetAddress address) {
        if (counts.isEmpty()) {
            return false;
        }
        Count count = counts.get(address);
        return count != null && count.requests >= reportedAt * BLOCKED_AFTER && !isOver(count, clock.nanos());
    }

    private boolean isOver(Count count, long now) {
        return now - count.began > periodNanos;
    }

    /** The map is in the order in which periods began: what is over stands first. */
    private void forgetOldest(long now) {
        Iterator<Count> oldest = counts.values().iterator();
        while (oldest.hasNext()) {
            if (!isOver(oldest.next(), now) && counts.size() < LIMIT) {
                return;
            }
            oldest.remove();
        }
    }

    synchronized int size() {
        return counts.size();
    }
}
