package org.hookswitch.media.rtp;

/**
 * Counts what came of one source, what is missing, and how evenly it came.
 *
 * <p>The port's lock guards it. RFC 3550: sequence numbers by appendix A.1, loss by A.3, jitter by A.8.
 */
final class ReceptionStatistics {
    private static final int MAX_DROPOUT = 3000;
    private static final int MAX_MISORDER = 100;

    private boolean started;
    private int ssrc;
    private int maxSequence;
    private int cycles;
    private int baseSequence;
    private int badSequence;
    private long received;
    private long expectedPrior;
    private long receivedPrior;
    private int lastTransit;
    private int lastTimestamp;
    /** 16 times the jitter, in clock ticks, as RFC 3550 keeps it. */
    private int jitter16;

    private int clockRate = 8000;
    /** Of sources before the present one. */
    private long lostBefore;

    /** Takes a packet's numbers; true when it is of another source than the one before. */
    boolean packet(int newSsrc, int sequence, int timestamp, int newClockRate, long nanos) {
        boolean other = !started || newSsrc != ssrc;
        if (other) {
            lostBefore = lost();
            start(newSsrc, sequence);
        }
        count(sequence);
        jitter(timestamp, newClockRate, nanos, other);
        return other;
    }

    private void start(int newSsrc, int sequence) {
        started = true;
        ssrc = newSsrc;
        restart(sequence);
        jitter16 = 0;
    }

    private void restart(int sequence) {
        baseSequence = sequence;
        maxSequence = sequence;
        badSequence = -1;
        cycles = 0;
        received = 0;
        expectedPrior = 0;
        receivedPrior = 0;
    }

    private void count(int sequence) {
        int delta = (sequence - maxSequence) & 0xffff;
        if (delta < MAX_DROPOUT) {
            if (sequence < maxSequence) {
                cycles += 0x10000;
            }
            maxSequence = sequence;
        } else if (delta <= 0x10000 - MAX_MISORDER) {
            if (sequence == badSequence) {
                lostBefore += expected() - received;
                restart(sequence);
            } else {
                badSequence = (sequence + 1) & 0xffff;
                return;
            }
        }
        received++;
    }

    private void jitter(int timestamp, int newClockRate, long nanos, boolean first) {
        int arrival = (int) (nanos / 1000 * newClockRate / 1_000_000);
        int transit = arrival - timestamp;
        // Packets of one instant (a digit's) say nothing about the network, nor does a change of clock.
        if (!first && timestamp != lastTimestamp && newClockRate == clockRate) {
            int d = Math.abs(transit - lastTransit);
            // A source that jumps in time by more than a second has changed its mind, not its transit.
            if (d >= 0 && d < newClockRate) {
                jitter16 += d - ((jitter16 + 8) >> 4);
            }
        }
        clockRate = newClockRate;
        lastTransit = transit;
        lastTimestamp = timestamp;
    }

    boolean isStarted() {
        return started;
    }

    int ssrc() {
        return ssrc;
    }

    int extendedMax() {
        return cycles + maxSequence;
    }

    private long expected() {
        return started ? (long) cycles + maxSequence - baseSequence + 1 : 0;
    }

    /** Packets missing so far, of all sources; negative when more came twice than were lost. */
    long lost() {
        return lostBefore + expected() - received;
    }

    /** Jitter in clock ticks. */
    int jitter() {
        return jitter16 >> 4;
    }

    double jitterMillis() {
        return (jitter16 >> 4) * 1000.0 / clockRate;
    }

    /** The share lost since this was last asked, in 256ths; as report blocks have it. */
    int fractionLost() {
        long expected = expected();
        long expectedInterval = expected - expectedPrior;
        long receivedInterval = received - receivedPrior;
        expectedPrior = expected;
        receivedPrior = received;
        long lostInterval = expectedInterval - receivedInterval;
        return expectedInterval == 0 || lostInterval <= 0
                ? 0
                : (int) Math.min(255, (lostInterval << 8) / expectedInterval);
    }
}
