package org.hookswitch.media.rtp;

import java.util.random.RandomGenerator;
import org.hookswitch.media.Frame;

/**
 * Gives what a port sends one SSRC, one sequence and one clock, whatever sources the frames come from.
 *
 * <p>The port's sending lock guards it. Within a timeline the source's own spacing is kept: gaps in its numbers stay gaps,
 * packets out of order stay so. Where the source changes, numbers go on without a gap and time goes on by as much as
 * passed, never backwards, with the marker set. RFC 3550, 5.1 and 7.1 (what a translator keeps).
 */
final class OutgoingStream {
    /** A key can be down this long within one event: 65535 ticks; its packets bear the time of its beginning. */
    private static final int LONGEST_EVENT_TICKS = 0xffff;

    /** Beyond these a step in the numbers is a new beginning, not loss or disorder; RFC 3550, A.1 has them too. */
    private static final int MAX_DROPOUT = 3000;

    private static final int MAX_MISORDER = 100;

    private final int ssrc;
    /** Something was sent, so that there is a time to go on from. */
    private boolean started;
    /** Some source's numbers are being followed. */
    private boolean following;

    private boolean numbersMoved;
    private int timeline;
    private int sequenceOffset;
    private int timestampOffset;
    private int highest;
    private int floor;
    private int lastTimestamp;
    private int lastTicks;
    private int lastClockRate = 8000;
    /** When what bears lastTimestamp was sent. */
    private long lastNanos;

    private int sequence;
    private int timestamp;
    private boolean marker;

    OutgoingStream(RandomGenerator random) {
        ssrc = random.nextInt();
        highest = random.nextInt() & 0xffff;
        floor = highest + 1;
        lastTimestamp = random.nextInt();
    }

    int ssrc() {
        return ssrc;
    }

    /** The number for the frame placed last. */
    int sequence() {
        return sequence;
    }

    /** The time for the frame placed last. */
    int timestamp() {
        return timestamp;
    }

    boolean marker() {
        return marker;
    }

    /** Finds the frame's place; false when it comes so late that its number is taken by another. */
    boolean place(Frame frame, long now) {
        marker = frame.marker();
        if (!following || frame.timeline() != timeline || frame.clockRate() != lastClockRate) {
            moveTo(frame, now);
        } else if (numbersMoved) {
            keepTimeOnly(frame, now);
        }
        numbersMoved = false;
        int ahead = (short) (frame.sequence() + sequenceOffset - highest);
        if (ahead < -MAX_MISORDER || ahead > MAX_DROPOUT) {
            moveTo(frame, now);
            ahead = 1;
        }
        if (ahead <= 0) {
            sequence = (highest + ahead) & 0xffff;
            timestamp = frame.timestamp() + timestampOffset;
            return (short) (sequence - floor) >= 0;
        }
        int step = frame.timestamp() + timestampOffset - lastTimestamp;
        if (isJump(frame, step, now)) {
            moveTo(frame, now);
            ahead = 1;
        }
        highest = (highest + ahead) & 0xffff;
        sequence = highest;
        timestamp = frame.timestamp() + timestampOffset;
        if (frame.kind() != Frame.Kind.DIGIT || timestamp - lastTimestamp > 0) {
            lastTimestamp = timestamp;
            lastTicks = frame.ticks();
        }
        lastNanos = now;
        return true;
    }

    private boolean isJump(Frame frame, int step, long now) {
        if (frame.kind() == Frame.Kind.DIGIT && step < 0) {
            return step < -LONGEST_EVENT_TICKS;
        }
        return step < 0 || step > elapsed(now) + lastClockRate;
    }

    private int elapsed(long now) {
        // In whole milliseconds: the clock of who sends at a steady pace is better than ours.
        return (int) ((now - lastNanos) / 1_000_000 * (lastClockRate / 1000));
    }

    /** Where time is now: after all that was sent, and no less than what has passed. */
    int present(long now) {
        return started ? lastTimestamp + Math.max(lastTicks, elapsed(now)) : lastTimestamp;
    }

    private void moveTo(Frame frame, long now) {
        lastClockRate = frame.clockRate();
        int present = present(now);
        started = true;
        following = true;
        timeline = frame.timeline();
        timestampOffset = present - frame.timestamp();
        renumber(frame);
        marker = true;
        // So that this very frame is no jump.
        lastTimestamp = present;
        lastNanos = now;
    }

    /** After numbers were used for something else the frame is the next one, its time going on as its source has it. */
    private void keepTimeOnly(Frame frame, long now) {
        int step = frame.timestamp() + timestampOffset - lastTimestamp;
        if (frame.kind() != Frame.Kind.DIGIT && step < lastTicks) {
            moveTo(frame, now);
        } else {
            renumber(frame);
        }
    }

    private void renumber(Frame frame) {
        sequenceOffset = highest + 1 - frame.sequence();
        floor = (highest + 1) & 0xffff;
    }

    /** Takes the next number for something of the port's own. */
    int insert() {
        highest = (highest + 1) & 0xffff;
        numbersMoved = true;
        return highest;
    }

    /** The time of something of the port's own that begins now. */
    int ownBegins(int clockRate, long now) {
        lastClockRate = clockRate;
        lastTimestamp = present(now);
        lastTicks = 0;
        started = true;
        lastNanos = now;
        return lastTimestamp;
    }

    /** What {@link #ownBegins} began has lasted so many ticks: what follows comes after that. */
    void ownLasts(int ticks) {
        lastTicks = ticks;
    }
}
