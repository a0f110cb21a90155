package org.hookswitch.media.dtmf;

import org.hookswitch.media.DigitSink;
import org.hookswitch.media.Frame;

/**
 * Makes key presses of the telephone-events that come in, each begun once and ended once whatever was lost on the way.
 *
 * <p>One thread at a time. RFC 4733, 2.5: the packets of one event share a timestamp; the end is sent three times, and
 * when all three are lost the event ends by timeout or by the next one.
 */
public final class DigitReceiver {
    private final long timeoutNanos;
    private boolean pressed;
    private boolean known;
    private char digit;
    private int timestamp;
    private int ticksBefore;
    private int ticks;
    private int clockRate = 8000;
    private long lastPacket;

    /**
     * A receiver that has heard nothing.
     *
     * @param timeoutNanos how long after its last packet a digit ends whose end was lost
     */
    public DigitReceiver(long timeoutNanos) {
        this.timeoutNanos = timeoutNanos;
    }

    /** Takes a frame of kind DIGIT. */
    public void event(Frame frame, long now, DigitSink sink) {
        char key = frame.digit();
        if (key == 0) {
            return;
        }
        int age = known ? frame.timestamp() - timestamp : 1;
        if (age < 0 || (age == 0 && !pressed)) {
            // A straggler of an event that is over, or one more copy of its end.
            return;
        }
        if (age > 0) {
            if (pressed && key == digit && age == 0xffff) {
                ticksBefore += 0xffff;
            } else {
                finish(sink);
                digit = key;
                ticksBefore = 0;
                clockRate = frame.clockRate();
                pressed = true;
                sink.begin(key);
            }
            ticks = 0;
            known = true;
            timestamp = frame.timestamp();
        }
        ticks = Math.max(ticks, frame.digitDuration());
        lastPacket = now;
        if (frame.digitEnds()) {
            finish(sink);
        }
    }

    /** Ends a digit of which nothing has been heard for too long. */
    public void check(long now, DigitSink sink) {
        if (pressed && now - lastPacket >= timeoutNanos) {
            finish(sink);
        }
    }

    /** When {@link #check} may have something to do. */
    public long due(long now) {
        return pressed ? lastPacket + timeoutNanos : now + Long.MAX_VALUE / 4;
    }

    /** Whether a key is down. */
    public boolean isPressed() {
        return pressed;
    }

    /** The source's clock is another one now: what is pressed ends, old timestamps are forgotten. */
    public void reset(DigitSink sink) {
        finish(sink);
        known = false;
    }

    private void finish(DigitSink sink) {
        if (pressed) {
            pressed = false;
            sink.end(digit, (int) ((ticksBefore + ticks) * 1000L / clockRate));
        }
    }
}
