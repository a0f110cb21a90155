package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookswitch.media.Codec;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.MediaPort;
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
    private final RtpSending sending = new RtpSending();
    private final RtpReceiving receiving;
    private final FrameSink device = this::send;
    private final DigitSink deviceDigits = new DeviceDigits();
    private final Timer timer = new Timer();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable PacketSocket rtp;
    private @Nullable PacketSocket rtcp;

    private volatile @Nullable InetSocketAddress remoteRtp;
    private volatile @Nullable InetSocketAddress remoteRtcp;
    private volatile boolean remoteChanged;
    private volatile boolean multiplexed;
    /** Guarded by receiving. */
    private final RtcpSession reports;

    RtpPort(RtpSettings settings, RtpPortOptions options, PacketLoop loop, Runnable whenReleased) {
        this.settings = settings;
        this.options = options;
        this.loop = loop;
        this.whenReleased = whenReleased;
        this.receiving = new RtpReceiving(settings, options, sending, this::wakeAt);
        String name = options.cname();
        this.reports = new RtcpSession(
                sending.ssrc(),
                name.isEmpty() ? Long.toHexString(ThreadLocalRandom.current().nextLong()) : name);
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

    /** What the payload types mean from now on; also makes the preferred codec the one to send. Before, nothing passes. */
    public void payloads(PayloadMap map) {
        receiving.payloads(map);
    }

    /**
     * Where the peer said it receives. Saying the same again changes nothing; another address begins learning anew.
     *
     * @param rtpAddress where to send RTP; resolved; an unspecified address (0.0.0.0) means not to send
     * @param rtcpAddress where to send RTCP, usually the next port; the same address means both on one port (RFC 5761)
     */
    public void remote(InetSocketAddress rtpAddress, InetSocketAddress rtcpAddress) {
        if (rtpAddress.isUnresolved() || rtcpAddress.isUnresolved()) {
            throw new IllegalArgumentException("unresolved address " + rtpAddress);
        }
        if (rtpAddress.equals(remoteRtp)) {
            return;
        }
        remoteRtp = rtpAddress;
        remoteRtcp = rtcpAddress;
        multiplexed = rtpAddress.equals(rtcpAddress);
        if (rtpAddress.getAddress().isAnyLocalAddress()) {
            sending.to(null);
            return;
        }
        sending.to(rtpAddress);
        remoteChanged = true;
        if (socket().isConnected()) {
            // Nobody else would be heard before.
            wakeAt(System.nanoTime());
        }
    }

    /** The same with RTCP on the next port. */
    public void remote(InetSocketAddress rtpAddress) {
        remote(rtpAddress, new InetSocketAddress(rtpAddress.getAddress(), Math.min(65535, rtpAddress.getPort() + 1)));
    }

    /** Where the port sends now: as signalled, or where the peer was found to be. Empty before either is known. */
    public Optional<InetSocketAddress> destination() {
        return Optional.ofNullable(sending.destination());
    }

    /** The directions that the signalling allows: hold closes one or both. */
    public void direction(boolean send, boolean receive) {
        sending.allow(send);
        receiving.allow(receive);
    }

    /** The {@link System#nanoTime()} of the last packet from the peer, or of the port's opening. */
    public long lastReceivedNanos() {
        return receiving.lastReceived();
    }

    @Override
    public Codec codec() {
        return receiving.codec();
    }

    @Override
    public void deliverTo(FrameSink newSink) {
        receiving.deliverTo(newSink);
    }

    @Override
    public FrameSink toDevice() {
        return device;
    }

    @Override
    public void deliverDigitsTo(DigitSink newSink) {
        receiving.deliverDigitsTo(newSink);
    }

    @Override
    public DigitSink digitsToDevice() {
        return deviceDigits;
    }

    private void send(Frame frame) {
        PayloadMap map = receiving.payloads();
        if (map != null) {
            sending.send(frame, map, System.nanoTime());
        }
    }

    private void received(ByteBuffer packet, InetSocketAddress from, long now) {
        if (RtpHeader.isRtcp(packet)) {
            reportReceived(packet, from, now);
        } else if (!closed.get()) {
            learnRemote(now);
            receiving.received(packet, from, now, socket());
        }
    }

    /** Loop's thread: takes notice of an address that was signalled. */
    private void learnRemote(long now) {
        if (!remoteChanged) {
            return;
        }
        // Cleared before the address is read, so that one that is signalled meanwhile is not missed.
        remoteChanged = false;
        InetSocketAddress signalled = remoteRtp;
        if (signalled != null) {
            socket().disconnect();
            receiving.signalled(signalled, now);
        }
    }

    private void reportReceived(ByteBuffer packet, InetSocketAddress from, long now) {
        if (settings.strict() && !isPeers(from)) {
            receiving.countStranger();
            return;
        }
        boolean taken;
        synchronized (receiving) {
            taken = reports.take(packet, now, System.currentTimeMillis());
        }
        if (!taken) {
            receiving.countMalformed();
        } else if (options.symmetric() && !multiplexed) {
            remoteRtcp = from;
        }
    }

    /** RTCP may come from any port of the peer. */
    private boolean isPeers(InetSocketAddress from) {
        InetSocketAddress heard = receiving.source();
        InetSocketAddress signalled = remoteRtcp;
        return (heard != null && from.getAddress().equals(heard.getAddress()))
                || (signalled != null && from.getAddress().equals(signalled.getAddress()));
    }

    private void report(long now, boolean bye) {
        InetSocketAddress to = multiplexed ? sending.destination() : remoteRtcp;
        PacketSocket socket = multiplexed ? rtp : rtcp;
        if (to == null || socket == null || to.getAddress().isAnyLocalAddress()) {
            return;
        }
        ByteBuffer out = ByteBuffer.allocate(RtcpSession.MAX_BYTES);
        synchronized (receiving) {
            reports.compose(
                    out,
                    sending.packets(),
                    sending.bytes(),
                    sending.presentTimestamp(now),
                    receiving.reception(),
                    now,
                    System.currentTimeMillis(),
                    bye);
        }
        socket.send(out.flip(), to);
    }

    /** The counters as they are now. */
    public RtpStats stats() {
        synchronized (receiving) {
            ReceptionStatistics reception = receiving.reception();
            return new RtpStats(
                    sending.ssrc(),
                    reception.isStarted() ? reception.ssrc() : 0,
                    sending.packets(),
                    sending.bytes(),
                    receiving.packets(),
                    receiving.bytes(),
                    reception.lost(),
                    reception.jitterMillis(),
                    reports.remoteLost(),
                    reports.remoteFraction() / 256.0,
                    reports.remoteJitter() * 1000.0 / codec().clockRate(),
                    reports.rttMillis(),
                    reports.minRttMillis(),
                    reports.maxRttMillis(),
                    receiving.malformed(),
                    receiving.strangers(),
                    receiving.unknownPayload(),
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
        receiving.deliverTo(FrameSink.NOWHERE);
        receiving.deliverDigitsTo(DigitSink.NOWHERE);
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

    private void wakeAt(long time) {
        timer.at(time);
        loop.wake();
    }

    private final class DeviceDigits implements DigitSink {
        @Override
        public void begin(char digit) {
            PayloadMap map = receiving.payloads();
            long now = System.nanoTime();
            if (map != null && sending.beginDigit(digit, map, now)) {
                wakeAt(now);
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
            learnRemote(now);
            at(receiving.check(now, socket()));
            at(sending.runDigits(now));
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
