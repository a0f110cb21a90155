package org.hookswitch.media.rtp;

import java.nio.ByteBuffer;
import org.hookswitch.media.Frame;
import org.hookswitch.media.dtmf.DigitQueue;

/**
 * Sends key presses as telephone-events: one packet every 20 ms while the key is down, the end three times.
 *
 * <p>The port's sending lock guards it. Presses wait their turn in a {@link DigitQueue}; between two there is a
 * pause. A key that is let go earlier than its stated duration stays down until that has passed, so that "begin, end after
 * 100 ms" may be said in one breath. RFC 4733, 2.5.
 */
final class DigitSender {
    /** How the sender puts a packet on the wire. */
    interface Wire {
        /**
         * Sends four bytes of telephone-event that lie at {@link Frame#HEADROOM} + header in the buffer.
         *
         * @param sequence the packet's number
         * @param timestamp when the key went down
         */
        void send(ByteBuffer event, boolean marker, int sequence, int timestamp);
    }

    private static final long STEP_NANOS = 20_000_000;
    private static final long PAUSE_NANOS = 60_000_000;
    private static final int ENDS = 3;
    private static final int LONGEST_SEGMENT = 0xffff;
    /** Minus ten dBm0, what telephones send. */
    private static final int VOLUME = 10;

    private final OutgoingStream stream;
    /** Small and on the heap: most calls have no digit, and those that have have few. */
    private final ByteBuffer buffer = ByteBuffer.allocate(Frame.HEADROOM + RtpHeader.BYTES + 4);

    private final DigitQueue waiting = new DigitQueue();
    private int clockRate = 8000;
    private boolean sending;
    private char digit;
    private int timestamp;
    private int firstTimestamp;
    private long segmentBegan;
    private long began;
    private boolean released;
    private long releaseAt;
    private int endsLeft;
    private int endTicks;
    private boolean neverSent = true;
    private long due;

    DigitSender(OutgoingStream stream) {
        this.stream = stream;
    }

    /** Whether a key is down now, so that audio has to be silent. */
    boolean isSending() {
        return sending;
    }

    /** Whether anything is left to do. */
    boolean isActive() {
        return sending || !waiting.isEmpty();
    }

    long due() {
        return due;
    }

    /** Presses that found no room to wait in. */
    long dropped() {
        return waiting.dropped();
    }

    void begin(char key, int newClockRate, long now, Wire wire) {
        clockRate = newClockRate;
        waiting.press(key);
        if (!sending && (neverSent || now - due >= 0)) {
            next(now, wire);
        }
    }

    /** The key is let go; it stays down until durationMs have passed since it went down. */
    void end(char key, int durationMs, long now) {
        if (waiting.release(key, durationMs)) {
            return;
        }
        if (sending && digit == key && !released) {
            released = true;
            releaseAt = Math.max(now, began + Math.max(durationMs, DigitQueue.SHORTEST_MS) * 1_000_000L);
        }
    }

    /** Sends what is due. */
    void run(long now, Wire wire) {
        if (!isActive() || now - due < 0) {
            return;
        }
        if (!sending) {
            next(now, wire);
        } else if (endsLeft > 0) {
            sendEnd(now, wire);
        } else if (released && now - releaseAt >= 0) {
            endTicks = ticks(releaseAt - segmentBegan);
            endsLeft = ENDS;
            sendEnd(now, wire);
        } else {
            step(now, wire);
        }
    }

    private void next(long now, Wire wire) {
        if (waiting.isEmpty()) {
            return;
        }
        digit = waiting.digit();
        int ms = waiting.milliseconds();
        waiting.remove();
        sending = true;
        neverSent = false;
        began = now;
        segmentBegan = now;
        released = ms != DigitQueue.HELD;
        releaseAt = now + ms * 1_000_000L;
        firstTimestamp = stream.ownBegins(clockRate, now);
        timestamp = firstTimestamp;
        endsLeft = 0;
        due = now + STEP_NANOS;
        send(true, false, ticks(STEP_NANOS), wire);
    }

    private void step(long now, Wire wire) {
        int ticks = ticks(now - segmentBegan);
        if (ticks > LONGEST_SEGMENT) {
            // RFC 4733, 2.5.1.3: an event too long for its duration field goes on as another segment.
            timestamp += LONGEST_SEGMENT;
            segmentBegan += LONGEST_SEGMENT * 1_000_000_000L / clockRate;
            ticks = ticks(now - segmentBegan);
        }
        send(false, false, Math.max(1, ticks), wire);
        due += STEP_NANOS;
        if (released && releaseAt - due < 0) {
            due = releaseAt;
        }
    }

    private void sendEnd(long now, Wire wire) {
        send(false, true, Math.clamp(endTicks, 1, LONGEST_SEGMENT), wire);
        due = now + STEP_NANOS;
        if (--endsLeft == 0) {
            sending = false;
            due = now + PAUSE_NANOS;
        }
    }

    private int ticks(long nanos) {
        return (int) (nanos / 1000 * clockRate / 1_000_000);
    }

    private void send(boolean marker, boolean end, int ticks, Wire wire) {
        int at = Frame.HEADROOM + RtpHeader.BYTES;
        buffer.put(at, (byte) Frame.eventOf(digit));
        buffer.put(at + 1, (byte) ((end ? 0x80 : 0) | VOLUME));
        buffer.putShort(at + 2, (short) ticks);
        stream.ownLasts(timestamp - firstTimestamp + ticks);
        wire.send(buffer, marker, stream.insert(), timestamp);
    }
}
