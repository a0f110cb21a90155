package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import org.hookswitch.media.Codec;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.dtmf.DigitReceiver;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of an {@link RtpPort}: from datagrams to frames and digits.
 *
 * <p>Packets and timers come on the loop's thread; settings and counters may be touched by any.
 */
final class RtpReceiving {
    private final RtpSettings settings;
    private final RtpPortOptions options;
    private final RtpSending sending;
    private final LongConsumer wanted;

    private volatile FrameSink sink = FrameSink.NOWHERE;
    private volatile DigitSink digitSink = DigitSink.NOWHERE;
    private volatile @Nullable PayloadMap payloads;
    private volatile Codec codec = Codec.ULAW;
    private volatile boolean allowed = true;
    private volatile long lastReceived = System.nanoTime();
    private volatile @Nullable InetSocketAddress source;

    // The loop's thread only.
    private final SourceLearning learning;
    private final DigitReceiver digits;
    private final Frame frame = new Frame();
    private int timeline = ThreadLocalRandom.current().nextInt();

    // Guarded by this.
    private final ReceptionStatistics reception = new ReceptionStatistics();
    private long packets;
    private long bytes;
    private long malformed;
    private long strangers;
    private long unknownPayload;

    /**
     * The half of one port.
     *
     * @param wanted is told when {@link #check} should be called, on the loop's thread
     */
    RtpReceiving(RtpSettings settings, RtpPortOptions options, RtpSending sending, LongConsumer wanted) {
        this.settings = settings;
        this.options = options;
        this.sending = sending;
        this.wanted = wanted;
        this.learning = new SourceLearning(settings.strict(), settings.probation(), settings.relearnAfter());
        this.digits = new DigitReceiver(settings.digitTimeout().toNanos());
    }

    void deliverTo(FrameSink newSink) {
        sink = newSink;
    }

    void deliverDigitsTo(DigitSink newSink) {
        digitSink = newSink;
    }

    void payloads(PayloadMap map) {
        payloads = map;
        codec = map.preferred();
    }

    @Nullable
    PayloadMap payloads() {
        return payloads;
    }

    /** The codec to be sent: the preferred one, or the one the peer was heard in last. */
    Codec codec() {
        return codec;
    }

    void allow(boolean allow) {
        allowed = allow;
    }

    long lastReceived() {
        return lastReceived;
    }

    /** Whose packets are taken, once there were any. */
    @Nullable
    InetSocketAddress source() {
        return source;
    }

    /** Loop's thread: the signalling named an address. */
    void signalled(InetSocketAddress address, long now) {
        learning.signalled(address, now);
    }

    /** Loop's thread: a packet that is no RTCP. */
    void received(ByteBuffer packet, InetSocketAddress from, long now, PacketSocket socket) {
        long payload = RtpHeader.payload(packet);
        int length = (int) (payload >>> 32);
        if (payload < 0 || length > Frame.MAX_PAYLOAD) {
            countMalformed();
            return;
        }
        PayloadMap map = payloads;
        if (map == null || !allowed) {
            return;
        }
        int sequence = RtpHeader.sequence(packet);
        if (isFromPeer(from, sequence, now, socket)) {
            lastReceived = now;
            take(packet, (int) payload, length, sequence, map, now);
        }
    }

    private boolean isFromPeer(InetSocketAddress from, int sequence, long now, PacketSocket socket) {
        InetSocketAddress before = learning.current();
        if (!learning.accept(from, sequence, now)) {
            countStranger();
            return false;
        }
        boolean other = !from.equals(before);
        if (other) {
            source = from;
            if (before != null) {
                newTimeline();
            }
        }
        InetSocketAddress destination = sending.destination();
        boolean answered = from.equals(destination);
        if (!answered && options.symmetric() && destination != null && (other || learning.isBelieved())) {
            sending.to(from);
            answered = true;
        }
        if (answered && learning.isBelieved() && !socket.isConnected()) {
            socket.connect(from);
            wanted.accept(now + settings.relearnAfter().toNanos());
        }
        return true;
    }

    private void newTimeline() {
        timeline++;
        digits.reset(digitSink);
    }

    private void take(ByteBuffer packet, int offset, int length, int sequence, PayloadMap map, long now) {
        int type = RtpHeader.payloadType(packet);
        int timestamp = RtpHeader.timestamp(packet);
        Codec audio = map.codecOf(type);
        boolean digit = map.isDigits(type) && length >= 4;
        boolean known = audio != null || digit || map.isNoise(type);
        boolean otherSource = false;
        synchronized (this) {
            packets++;
            bytes += length;
            if (known) {
                int clock = audio != null ? audio.clockRate() : map.digitClock();
                otherSource = reception.packet(RtpHeader.ssrc(packet), sequence, timestamp, clock, now);
            } else {
                unknownPayload++;
            }
        }
        if (otherSource) {
            newTimeline();
        }
        if (!known || length == 0) {
            return;
        }
        if (audio != null) {
            follow(audio, map);
            frame.audio(audio, packet, offset, length);
        } else if (digit) {
            frame.digit(map.digitClock(), packet, offset);
        } else {
            frame.comfortNoise(map.digitClock(), packet, offset, length);
        }
        frame.at(timeline, sequence, timestamp, RtpHeader.marker(packet));
        if (digit) {
            hearDigit(now);
        }
        sink.accept(frame);
    }

    private void follow(Codec audio, PayloadMap map) {
        if (audio != codec && options.followCodec() && map.sends(audio)) {
            codec = audio;
        }
    }

    private void hearDigit(long now) {
        boolean before = digits.isPressed();
        digits.event(frame, now, digitSink);
        if (digits.isPressed() && !before) {
            wanted.accept(digits.due(now));
        }
    }

    /** Loop's thread: what time alone brings about; returns when to be called again. */
    long check(long now, PacketSocket socket) {
        digits.check(now, digitSink);
        long due = digits.due(now);
        if (socket.isConnected()) {
            if (learning.isSilent(now)) {
                // Somebody else may be the peer by now, and would not be heard otherwise.
                socket.disconnect();
            } else {
                due = Math.min(due - now, settings.relearnAfter().toNanos()) + now;
            }
        }
        return due;
    }

    synchronized void countMalformed() {
        malformed++;
    }

    synchronized void countStranger() {
        strangers++;
    }

    /** Whoever reads or writes these holds the lock of this object. */
    ReceptionStatistics reception() {
        return reception;
    }

    synchronized long packets() {
        return packets;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long malformed() {
        return malformed;
    }

    synchronized long strangers() {
        return strangers;
    }

    synchronized long unknownPayload() {
        return unknownPayload;
    }
}
