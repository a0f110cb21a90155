package org.hookswitch.media.rtp;

/**
 * Tells whether packets come so fast that it pays to let some gather.
 *
 * <p>The loop's thread only.
 */
final class LoadGauge {
    private static final long WINDOW_NANOS = 100_000_000;

    private final long fromPackets;
    private long windowEnd = System.nanoTime();
    private long windowPackets;
    private boolean busy;

    /**
     * A gauge that has seen nothing.
     *
     * @param fromRate packets a second from which on there is load
     */
    LoadGauge(int fromRate) {
        fromPackets = fromRate * WINDOW_NANOS / 1_000_000_000L;
    }

    /**
     * Whether there is load now.
     *
     * @param packets all that have come so far
     */
    boolean isBusy(long packets, long now) {
        long over = now - windowEnd;
        if (over >= 0) {
            // After a longer pause the window says nothing about now.
            busy = over < WINDOW_NANOS && packets - windowPackets >= fromPackets;
            windowPackets = packets;
            windowEnd = now + WINDOW_NANOS;
        }
        return busy;
    }
}
