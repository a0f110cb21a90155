package org.hookswitch.media.rtp;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hands out pairs of ports, the even one for RTP and the next for RTCP (RFC 3550, 11).
 *
 * <p>Any thread. Every search begins at a random place, so that a stranger cannot guess the next call's port.
 */
final class PortRange {
    private final int first;
    private final int pairs;
    private final BitSet taken;

    PortRange(int firstPort, int lastPort) {
        first = firstPort;
        pairs = (lastPort - firstPort + 1) / 2;
        taken = new BitSet(pairs);
    }

    /** The even port of a free pair, taken until {@link #release}; empty when all are taken. */
    OptionalInt take() {
        return takeFrom(ThreadLocalRandom.current().nextInt(pairs));
    }

    private synchronized OptionalInt takeFrom(int start) {
        int pair = taken.nextClearBit(start);
        if (pair >= pairs) {
            pair = taken.nextClearBit(0);
        }
        if (pair >= pairs) {
            return OptionalInt.empty();
        }
        taken.set(pair);
        return OptionalInt.of(first + 2 * pair);
    }

    /** Gives a pair back. */
    synchronized void release(int evenPort) {
        taken.clear((evenPort - first) / 2);
    }

    synchronized int inUse() {
        return taken.cardinality();
    }

    int size() {
        return pairs;
    }
}
