package org.hookswitch.media.dtmf;

/**
 * Key presses that wait to be sent, in order, up to {@value #MOST_WAITING}.
 *
 * <p>One thread at a time. A press may be let go while it still waits.
 */
public final class DigitQueue {
    /** More presses than these do not wait. */
    public static final int MOST_WAITING = 32;

    /** Of a press whose key is still down. */
    public static final int HELD = -1;

    /** A press shorter than this would not be recognized; ITU-T Q.24. */
    public static final int SHORTEST_MS = 40;

    private final char[] digits = new char[MOST_WAITING];
    private final int[] milliseconds = new int[MOST_WAITING];
    private int head;
    private int waiting;
    private long dropped;

    public DigitQueue() {}

    /** The key went down; when too many wait already it is dropped and counted. */
    public void press(char digit) {
        if (waiting == MOST_WAITING) {
            dropped++;
            return;
        }
        int at = (head + waiting++) % MOST_WAITING;
        digits[at] = digit;
        milliseconds[at] = HELD;
    }

    /** The key came up; false when no such press is waiting with its key down. */
    public boolean release(char digit, int durationMs) {
        for (int i = waiting - 1; i >= 0; i--) {
            int at = (head + i) % MOST_WAITING;
            if (digits[at] == digit && milliseconds[at] == HELD) {
                milliseconds[at] = Math.max(durationMs, SHORTEST_MS);
                return true;
            }
        }
        return false;
    }

    /** Whether nobody waits. */
    public boolean isEmpty() {
        return waiting == 0;
    }

    /** The key of the first press. */
    public char digit() {
        return digits[head];
    }

    /** How long the first press is to last, or {@link #HELD}. */
    public int milliseconds() {
        return milliseconds[head];
    }

    /** Takes the first press off. */
    public void remove() {
        head = (head + 1) % MOST_WAITING;
        waiting--;
    }

    /** Presses that found no room. */
    public long dropped() {
        return dropped;
    }
}
