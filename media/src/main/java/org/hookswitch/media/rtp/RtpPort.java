package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookswitch.media.Codec;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.MediaPort;
import org.hookswitch.media.dtmf.DigitReceiver;
import org.jspecify.annotations.Nullable;

/**
 * An RTP session with one peer, as a port: what the peer says is delivered, what it shall hear is sent.
 *
 * <p>Any thread. Frames and digits are delivered on the thread of the port's {@link PacketLoop}; sending happens on the
 * thread of whoever sends. RFC 3550 and RFC 3551, digits by RFC 4733, symmetric as in RFC 4961, RTCP on its own port or
 * the same (RFC 5761). Malformed and foreign packets are counted, see {@link #stats()}, never logged one by one.
 */
public final class RtpPort implements MediaPort, AutoCloseable {
    private final RtpSettings settings;
    private final RtpPortOptions options;
    private final PacketLoop loop;
    private final Runnable whenReleased;
    private final RtpSending sending;
    private final FrameSink device = this::send;
    private final DigitSink deviceDigits = new DeviceDigits();
    private final Timer timer = new Timer();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable PacketSocket rtp;
    private @Nullable PacketSocket rtcp;

    private volatile FrameSink sink = FrameSink.NOWHERE;
    private volatile DigitSink digitSink = DigitSink.NOWHERE;
    private volatile PayloadMap payloads = PayloadMap.of(Codec.ULAW);
    private volatile boolean negotiated;
    private volatile Codec codec = Codec.ULAW;
    private volatile boolean receives = true;
    private volatile @Nullable InetSocketAddress remoteRtp;
    private volatile @Nullable InetSocketAddress remoteRtcp;
    private volatile boolean remoteChanged;
    private volatile boolean multiplexed;
    private volatile long lastReceived = System.nanoTime();

    // The loop's thread only.
    private final SourceLearning learning;
    private final DigitReceiver digits;
    private final Frame frame = new Frame();
    private int timeline = ThreadLocalRandom.current().nextInt();

    // Guarded by receiving.
    private final Object receiving = new Object();
    private final ReceptionStatistics reception = new ReceptionStatistics();
    private final RtcpSession reports;
    private long receivedPackets;
    private long receivedBytes;
    private long malformed;
    private long strangers;
    private long unknownPayload;

    RtpPort(RtpSettings settings, RtpPortOptions options, PacketLoop loop, Runnable whenReleased) {
        this.settings = settings;
        this.options = options;
        this.loop = loop;
        this.whenReleased = whenReleased;
        this.sending = new RtpSending();
        this.learning = new SourceLearning(settings.strict(), settings.probation(), settings.relearnAfter());
        this.digits = new DigitReceiver(settings.digitTimeout().toNanos());
        this.reports = new RtcpSession(sending.ssrc(), options.cname());
    }

    void bind(InetSocketAddress rtpAddress, InetSocketAddress rtcpAddress) {
        PacketSocket socket = loop.open(rtpAddress, options.trafficClass(), this::received);
        rtp = socket;
        sending.over(socket);
        try {
            rtcp = loop.open(rtcpAddress, options.trafficClass(), this::reportReceived);
        } catch (MediaException e) {
            socket.close();
            throw e;
        }
        loop.add(timer);
    }

    /** Where RTP is received, for the SDP; the address may be the wildcard. */
    public InetSocketAddress localAddress() {
        return socket().local();
    }

    private PacketSocket socket() {
        PacketSocket socket = rtp;
        if (socket == null) {
            throw new IllegalStateException("not bound");
        }
        return socket;
    }

    /** Our own synchronization source. */
    public int ssrc() {
        return sending.ssrc();
    }

    /** What the payload types mean from now on; also makes the preferred codec the one to send. */
    public void payloads(PayloadMap map) {
        payloads = map;
        codec = map.preferred();
        negotiated = true;
    }

    /**
     * Where the peer said it receives. A changed address begins learning anew.
     *
     * @param rtpAddress where to send RTP; resolved
     * @param rtcpAddress where to send RTCP, usually the next port; the same address means both on one port (RFC 5761)
     */
    public void remote(InetSocketAddress rtpAddress, InetSocketAddress rtcpAddress) {
        if (rtpAddress.isUnresolved() || rtcpAddress.isUnresolved()) {
            throw new IllegalArgumentException("unresolved address " + rtpAddress);
        }
        remoteRtp = rtpAddress;
        remoteRtcp = rtcpAddress;
        multiplexed = rtpAddress.equals(rtcpAddress);
        sending.to(rtpAddress);
        remoteChanged = true;
        timer.at(System.nanoTime());
        loop.wake();
    }

    /** The same with RTCP on the next port. */
    public void remote(InetSocketAddress rtpAddress) {
        remote(rtpAddress, new InetSocketAddress(rtpAddress.getAddress(), Math.min(65535, rtpAddress.getPort() + 1)));
    }

    /** The directions that the signalling allows: hold closes one or both. */
    public void direction(boolean send, boolean receive) {
        sending.allow(send);
        receives = receive;
    }

    /** The {@link System#nanoTime()} of the last packet from the peer, or of the port's opening. */
    public long lastReceivedNanos() {
        return lastReceived;
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public void deliverTo(FrameSink newSink) {
        sink = newSink;
    }

    @Override
    public FrameSink toDevice() {
        return device;
    }

    @Override
    public void deliverDigitsTo(DigitSink newSink) {
        digitSink = newSink;
    }

    @Override
    public DigitSink digitsToDevice() {
        return deviceDigits;
    }

    private void send(Frame outgoing) {
        sending.send(outgoing, payloads, System.nanoTime());
    }

    private void received(ByteBuffer packet, InetSocketAddress from, long now) {
        if (RtpHeader.isRtcp(packet)) {
            reportReceived(packet, from, now);
            return;
        }
        long payload = RtpHeader.payload(packet);
        int length = (int) (payload >>> 32);
        if (payload < 0 || length > Frame.MAX_PAYLOAD) {
            countMalformed();
            return;
        }
        if (!receives || !negotiated || closed.get()) {
            return;
        }
        int sequence = RtpHeader.sequence(packet);
        if (!isFromPeer(from, sequence, now)) {
            return;
        }
        lastReceived = now;
        take(packet, (int) payload, length, sequence, now);
    }

    private void take(ByteBuffer packet, int offset, int length, int sequence, long now) {
        PayloadMap map = payloads;
        int type = RtpHeader.payloadType(packet);
        int timestamp = RtpHeader.timestamp(packet);
        Codec audio = map.codecOf(type);
        boolean digit = map.isDigits(type) && length >= 4;
        boolean known = audio != null || digit || map.isNoise(type);
        boolean otherSource = false;
        synchronized (receiving) {
            receivedPackets++;
            receivedBytes += length;
            if (known) {
                int clock = audio != null ? audio.clockRate() : map.digitClock();
                otherSource = reception.packet(RtpHeader.ssrc(packet), sequence, timestamp, clock, now);
            } else {
                unknownPayload++;
            }
        }
        if (otherSource) {
            timeline++;
            digits.reset(digitSink);
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

    private void hearDigit(long now) {
        boolean before = digits.isPressed();
        digits.event(frame, now, digitSink);
        if (digits.isPressed() && !before) {
            timer.at(digits.due(now));
            loop.wake();
        }
    }

    private void follow(Codec audio, PayloadMap map) {
        if (audio != codec && options.followCodec() && map.sends(audio)) {
            codec = audio;
        }
    }

    private boolean isFromPeer(InetSocketAddress from, int sequence, long now) {
        InetSocketAddress before = learning.current();
        if (!learning.accept(from, sequence, now)) {
            synchronized (receiving) {
                strangers++;
            }
            return false;
        }
        if (before != null && !from.equals(before)) {
            timeline++;
            digits.reset(digitSink);
        }
        if (options.symmetric() && !from.equals(sending.destination())) {
            sending.to(from);
        }
        PacketSocket socket = socket();
        if (!socket.isConnected() && learning.isBelieved() && from.equals(sending.destination())) {
            socket.connect(from);
            timer.at(now + settings.relearnAfter().toNanos());
        }
        return true;
    }

    private void countMalformed() {
        synchronized (receiving) {
            malformed++;
        }
    }

    private void reportReceived(ByteBuffer packet, InetSocketAddress from, long now) {
        InetSocketAddress peer = learning.current();
        InetSocketAddress signalled = remoteRtcp;
        boolean ours = (peer != null && from.getAddress().equals(peer.getAddress()))
                || (signalled != null && from.getAddress().equals(signalled.getAddress()));
        synchronized (receiving) {
            if (settings.strict() && !ours) {
                strangers++;
            } else if (!reports.take(packet, now, System.currentTimeMillis())) {
                malformed++;
            } else if (options.symmetric() && !multiplexed) {
                remoteRtcp = from;
            }
        }
    }

    private void report(long now, boolean bye) {
        InetSocketAddress to = multiplexed ? sending.destination() : remoteRtcp;
        PacketSocket socket = multiplexed ? rtp : rtcp;
        if (to == null || socket == null) {
            return;
        }
        ByteBuffer out = ByteBuffer.allocate(RtcpSession.MAX_BYTES);
        synchronized (receiving) {
            reports.compose(
                    out,
                    sending.packets(),
                    sending.bytes(),
                    sending.presentTimestamp(now),
                    reception,
                    now,
                    System.currentTimeMillis(),
                    bye);
        }
        socket.send(out.flip(), to);
    }

    /** The counters as they are now. */
    public RtpStats stats() {
        synchronized (receiving) {
            double clock = codec.clockRate() / 1000.0;
            return new RtpStats(
                    sending.ssrc(),
                    reception.isStarted() ? reception.ssrc() : 0,
                    sending.packets(),
                    sending.bytes(),
                    receivedPackets,
                    receivedBytes,
                    reception.lost(),
                    reception.jitterMillis(),
                    reports.remoteLost(),
                    reports.remoteFraction() / 256.0,
                    reports.remoteJitter() / clock,
                    reports.rttMillis(),
                    reports.minRttMillis(),
                    reports.maxRttMillis(),
                    malformed,
                    strangers,
                    unknownPayload,
                    sending.notSendable(),
                    sending.failures(),
                    reports.hasEnded());
        }
    }

    /** Says goodbye and gives the pair of ports back; more than once does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        sink = FrameSink.NOWHERE;
        digitSink = DigitSink.NOWHERE;
        if (sending.packets() > 0) {
            report(System.nanoTime(), true);
        }
        sending.close();
        loop.remove(timer);
        AtomicInteger open = new AtomicInteger(2);
        Runnable afterwards = () -> {
            if (open.decrementAndGet() == 0) {
                whenReleased.run();
            }
        };
        socket().close(afterwards);
        PacketSocket second = rtcp;
        if (second == null) {
            afterwards.run();
        } else {
            second.close(afterwards);
        }
    }

    @Override
    public String toString() {
        return "RTP port " + socket().local();
    }

    private final class DeviceDigits implements DigitSink {
        @Override
        public void begin(char digit) {
            long now = System.nanoTime();
            if (sending.beginDigit(digit, payloads, now)) {
                timer.at(now);
                loop.wake();
            }
        }

        @Override
        public void end(char digit, int durationMs) {
            sending.endDigit(digit, durationMs, System.nanoTime());
        }
    }

    /** Everything of this port that happens at its time rather than with a packet. */
    private final class Timer implements LoopTimer {
        private volatile long due = System.nanoTime();
        private long nextReport;
        private boolean reporting;

        /** Wanted at this time or earlier. */
        private synchronized void at(long time) {
            if (time - due < 0) {
                due = time;
            }
        }

        private synchronized void set(long time) {
            due = time;
        }

        @Override
        public long due() {
            return due;
        }

        @Override
        public void run(long now) {
            // First far away, so that whoever asks for sooner meanwhile is heard.
            set(now + Long.MAX_VALUE / 4);
            if (remoteChanged) {
                remoteChanged = false;
                socket().disconnect();
                InetSocketAddress signalled = remoteRtp;
                if (signalled != null) {
                    learning.signalled(signalled);
                }
            }
            digits.check(now, digitSink);
            at(digits.due(now));
            at(sending.runDigits(now));
            if (socket().isConnected()) {
                if (learning.isSilent(now)) {
                    socket().disconnect();
                } else {
                    at(now + settings.relearnAfter().toNanos());
                }
            }
            runReports(now);
        }

        /** RFC 3550, 6.2 and 6.3: spread over half to one and a half of the interval, the first one sooner. */
        private void runReports(long now) {
            long interval = settings.rtcpInterval().toNanos();
            if (!reporting) {
                reporting = true;
                nextReport = now + interval / 4 + ThreadLocalRandom.current().nextLong(interval / 2 + 1);
            } else if (now - nextReport >= 0) {
                report(now, false);
                nextReport = now + interval / 2 + ThreadLocalRandom.current().nextLong(interval + 1);
            }
            at(nextReport);
        }

        @Override
        public String toString() {
            return "timer of " + RtpPort.this;
        }
    }
}
