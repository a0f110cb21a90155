package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.hookswitch.media.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of an {@link RtpPort}.
 *
 * <p>Any thread; one lock, held while the packet is written, which never waits.
 */
final class RtpSending {
    private final OutgoingStream stream = new OutgoingStream(ThreadLocalRandom.current());
    private final DigitSender digits = new DigitSender(stream);
    private final DigitSender.Wire wire = this::sendDigit;
    private volatile @Nullable InetSocketAddress destination;
    private volatile boolean allowed = true;
    private @Nullable PacketSocket socket;
    private int digitType = PayloadMap.NONE;
    private boolean closed;
    private long packets;
    private long bytes;
    private long notSendable;
    private long failures;

    int ssrc() {
        return stream.ssrc();
    }

    synchronized void over(PacketSocket newSocket) {
        socket = newSocket;
    }

    /** Where to send from now on, null for nowhere. */
    void to(@Nullable InetSocketAddress address) {
        destination = address;
    }

    @Nullable
    InetSocketAddress destination() {
        return destination;
    }

    void allow(boolean allow) {
        allowed = allow;
    }

    synchronized void send(Frame frame, PayloadMap map, long now) {
        if (destination == null || !allowed || closed) {
            return;
        }
        int type = switch (frame.kind()) {
            case AUDIO -> map.typeOf(frame.codec());
            case DIGIT -> map.digitClock() == frame.clockRate() ? map.digitType() : PayloadMap.NONE;
            case COMFORT_NOISE -> map.noiseType();
        };
        // While a key of our own is down it is all that is heard.
        if (type == PayloadMap.NONE || digits.isSending() || !stream.place(frame, now)) {
            notSendable++;
            return;
        }
        write(
                frame.buffer(),
                frame.offset(),
                frame.length(),
                type,
                stream.marker(),
                stream.sequence(),
                stream.timestamp());
    }

    private void write(
            ByteBuffer buffer, int offset, int length, int type, boolean marker, int sequence, int timestamp) {
        int start = offset - RtpHeader.BYTES;
        RtpHeader.write(buffer, start, type, marker, sequence, timestamp, stream.ssrc());
        buffer.limit(offset + length).position(start);
        InetSocketAddress to = destination;
        PacketSocket over = socket;
        if (to != null && over != null && over.send(buffer, to)) {
            packets++;
            bytes += length;
        } else {
            failures++;
        }
    }

    /** Presses a key; false when the peer does not take telephone-events or there is no such key. */
    synchronized boolean beginDigit(char digit, PayloadMap map, long now) {
        if (!map.sendsDigits() || Frame.eventOf(digit) < 0 || destination == null || !allowed || closed) {
            return false;
        }
        digitType = map.digitType();
        digits.begin(digit, map.digitClock(), now, wire);
        return true;
    }

    synchronized void endDigit(char digit, int durationMs, long now) {
        digits.end(digit, durationMs, now);
    }

    /** Sends what is due of digits; returns when to be called again. */
    synchronized long runDigits(long now) {
        if (!closed) {
            digits.run(now, wire);
        }
        return digits.isActive() ? digits.due() : now + Long.MAX_VALUE / 4;
    }

    private void sendDigit(ByteBuffer event, boolean marker, int sequence, int timestamp) {
        write(event, Frame.HEADROOM + RtpHeader.BYTES, 4, digitType, marker, sequence, timestamp);
    }

    synchronized int presentTimestamp(long now) {
        return stream.present(now);
    }

    synchronized long packets() {
        return packets;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long notSendable() {
        return notSendable;
    }

    synchronized long failures() {
        return failures;
    }

    synchronized void close() {
        closed = true;
    }
}
