package org.hookswitch.pjsip.call;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.hookswitch.media.Codec;
import org.hookswitch.media.rtp.PayloadMap;
import org.hookswitch.media.rtp.RtpPort;
import org.hookswitch.media.rtp.RtpPortOptions;
import org.hookswitch.media.rtp.RtpStats;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointMedia;
import org.hookswitch.pjsip.config.EndpointMedia.DtmfMode;
import org.hookswitch.pjsip.config.EndpointMedia.OfferPreference;
import org.hookswitch.sip.sdp.AgreedFormat;
import org.hookswitch.sip.sdp.AgreedStream;
import org.hookswitch.sip.sdp.Attribute;
import org.hookswitch.sip.sdp.Attributes;
import org.hookswitch.sip.sdp.CodecChoice;
import org.hookswitch.sip.sdp.LocalStream;
import org.hookswitch.sip.sdp.MediaOutcome;
import org.hookswitch.sip.sdp.MediaSession;
import org.hookswitch.sip.sdp.Origin;
import org.hookswitch.sip.sdp.SessionDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media of one leg: its RTP port, and what both sides said and agreed on.
 *
 * <p>Any thread. RFC 3264; there is one stream, of audio.
 */
final class LegMedia {

    private static final Logger LOG = LoggerFactory.getLogger(LegMedia.class);

    /** What became of the other side's hold. */
    enum Hold {
        UNCHANGED,
        HELD,
        RELEASED
    }

    private final PjsipDevice leg;
    private final Wiring wiring;
    private final EndpointConfig endpoint;
    private final LegPort port;
    private final RtpPort rtp;
    private final String address;
    private final List<Codec> codecs;

    // Guarded by this.
    private MediaSession session;
    private @Nullable AgreedStream agreed;
    private boolean eventsAgreed;
    private boolean held;
    private boolean toldHeld;
    private boolean closed;

    private LegMedia(PjsipDevice leg, RtpPort rtp, String address, List<Codec> codecs) {
        this.leg = leg;
        this.wiring = leg.wiring();
        this.endpoint = leg.endpoint();
        this.port = leg.port();
        this.rtp = rtp;
        this.address = address;
        this.codecs = codecs;
        this.session = MediaSession.begin(
                Origin.of(
                        endpoint.get(EndpointMedia.SDP_OWNER),
                        ThreadLocalRandom.current().nextLong(1L << 31),
                        address),
                endpoint.get(EndpointMedia.SDP_SESSION));
    }

    /**
     * Opens an RTP port for a leg.
     *
     * @param told the address that the peer is told to send to
     * @param preferred the codec to be offered first, if the endpoint has it
     * @throws org.hookswitch.media.MediaException when no port is free
     */
    static LegMedia open(PjsipDevice leg, InetAddress told, Optional<Codec> preferred) {
        EndpointConfig endpoint = leg.endpoint();
        RtpPort rtp = leg.wiring()
                .rtp()
                .open(new RtpPortOptions(
                        bindAddress(endpoint, told),
                        endpoint.get(EndpointMedia.RTP_SYMMETRIC),
                        !endpoint.get(EndpointMedia.ASYMMETRIC_RTP_CODEC),
                        endpoint.get(EndpointMedia.TOS_AUDIO),
                        endpoint.name()));
        leg.port().use(rtp);
        LegMedia media = new LegMedia(leg, rtp, told.getHostAddress(), ordered(leg.codecs(), preferred));
        media.chooseKeys();
        return media;
    }

    private static InetAddress bindAddress(EndpointConfig endpoint, InetAddress told) {
        if (endpoint.get(EndpointMedia.BIND_RTP_TO_MEDIA_ADDRESS)
                && endpoint.get(EndpointMedia.MEDIA_ADDRESS).isPresent()) {
            return endpoint.get(EndpointMedia.MEDIA_ADDRESS).get();
        }
        return InetAddress.ofLiteral(told instanceof java.net.Inet6Address ? "::" : "0.0.0.0");
    }

    private static List<Codec> ordered(List<Codec> codecs, Optional<Codec> preferred) {
        if (preferred.isEmpty() || !codecs.contains(preferred.get())) {
            return codecs;
        }
        List<Codec> ordered = new ArrayList<>(codecs);
        ordered.remove(preferred.get());
        ordered.addFirst(preferred.get());
        return ordered;
    }

    // --- what we say

    private LocalStream stream(List<Codec> spoken) {
        List<org.hookswitch.sip.sdp.Codec> formats = new ArrayList<>(spoken.size() + 1);
        for (Codec codec : spoken) {
            formats.add(org.hookswitch.sip.sdp.Codec.of(codec.rtpName(), codec.clockRate()));
        }
        DtmfMode mode = leg.dtmfMode();
        if (mode != DtmfMode.INFO && mode != DtmfMode.INBAND) {
            formats.add(org.hookswitch.sip.sdp.Codec.telephoneEvents(8000));
        }
        LocalStream stream = LocalStream.audio(address, rtp.localAddress().getPort(), formats);
        return endpoint.get(EndpointMedia.RTCP_MUX)
                ? stream.withAttributes(Attributes.of(Attribute.flag("rtcp-mux")))
                : stream;
    }

    /** Our offer, of all codecs or only of those in use. */
    synchronized String offer(boolean allCodecs) {
        session = session.withdrawn();
        AgreedStream inUse = agreed;
        List<Codec> spoken = allCodecs || inUse == null
                ? codecs
                : inUse.formats().stream()
                        .flatMap(format -> codec(format).stream())
                        .toList();
        session = session.offer(List.of(stream(spoken.isEmpty() ? codecs : spoken)));
        return session.pendingOffer().orElseThrow().write();
    }

    /** What we say in the first exchange: the answer that {@link #answer} made, or else our offer. */
    synchronized String description() {
        return said().or(() -> session.pendingOffer().map(SessionDescription::write))
                .orElseGet(() -> offer(true));
    }

    private Optional<String> said() {
        return session.local().map(SessionDescription::write);
    }

    /** Our answer to an offer, which holds from now on; empty when it cannot be answered, and then all is as before. */
    synchronized Optional<String> answer(String offer) {
        Optional<SessionDescription> description = parse(offer);
        if (description.isEmpty()) {
            return Optional.empty();
        }
        session = session.withdrawn();
        OfferPreference preference = endpoint.get(EndpointMedia.INCOMING_CALL_OFFER_PREF);
        boolean one = preference.onlyFirst() || endpoint.get(EndpointMedia.PREFERRED_CODEC_ONLY);
        return switch (session.answer(
                description.get(), List.of(stream(codecs)), new CodecChoice(!preference.isLocal(), one))) {
            case MediaOutcome.Agreed now -> {
                agree(now);
                yield said();
            }
            case MediaOutcome.Refused(String reason) -> {
                LOG.info("an offer of {} was refused: {}", endpoint.name(), reason);
                yield Optional.empty();
            }
        };
    }

    // --- what they say

    /** Takes the answer to our offer; false when it leaves nothing to hear. */
    synchronized boolean answered(String answer) {
        if (session.pendingOffer().isEmpty()) {
            return true;
        }
        Optional<SessionDescription> description = parse(answer);
        if (description.isPresent() && session.answered(description.get()) instanceof MediaOutcome.Agreed now) {
            agree(now);
            return true;
        }
        return false;
    }

    /** Uses an answer that is not the last word: early media, which another branch's may follow. */
    synchronized boolean early(String answer) {
        if (session.pendingOffer().isEmpty()) {
            return false;
        }
        Optional<SessionDescription> description = parse(answer);
        if (description.isPresent() && session.answered(description.get()) instanceof MediaOutcome.Agreed now) {
            now.audio().ifPresent(this::use);
            return true;
        }
        return false;
    }

    /** Our offer was refused: what was agreed before holds. */
    synchronized void refused() {
        session = session.withdrawn();
    }

    private Optional<SessionDescription> parse(String text) {
        return switch (SessionDescription.parse(text)) {
            case org.hookswitch.sip.sdp.SdpResult.Ok(SessionDescription description) -> Optional.of(description);
            case org.hookswitch.sip.sdp.SdpResult.Bad bad -> {
                LOG.warn("{} sent a session description that cannot be read: {}", endpoint.name(), bad);
                yield Optional.empty();
            }
        };
    }

    // --- what holds

    private void agree(MediaOutcome.Agreed now) {
        session = now.session();
        now.audio().ifPresent(this::use);
    }

    private void use(AgreedStream stream) {
        agreed = stream;
        PayloadMap.Builder map = new PayloadMap.Builder();
        boolean speaks = false;
        for (AgreedFormat format : stream.formats()) {
            Optional<Codec> codec = codec(format);
            if (codec.isPresent()) {
                map.receive(format.receiveType(), codec.get()).send(format.sendType(), codec.get());
                speaks = true;
            }
        }
        Optional<AgreedFormat> events = stream.formats().isEmpty()
                ? Optional.empty()
                : stream.events(stream.formats().getFirst());
        events.ifPresent(event -> map.digits(event.receiveType(), event.sendType(), event.clockRate()));
        if (speaks) {
            rtp.payloads(map.build());
        }
        eventsAgreed = events.isPresent();
        chooseKeys();
        rtp.direction(stream.direction().sends(), stream.direction().receives());
        boolean silent = stream.heldByRemote()
                && endpoint.get(EndpointMedia.SUPPRESS_MOH_ON_SENDONLY)
                && stream.direction().receives();
        held = stream.heldByRemote() && !silent;
        sendTo(stream);
    }

    /** Lets keys travel as the leg now has it, and as far as the peer offered that. */
    synchronized void chooseKeys() {
        boolean offered = eventsAgreed || agreed == null;
        switch (leg.dtmfMode()) {
            case RFC4733 -> port.keysByMedia();
            case INFO -> port.keysAside();
            case INBAND -> port.keysAsTones(wiring.ticks());
            case AUTO -> {
                if (offered) {
                    port.keysByMedia();
                } else {
                    port.keysAsTones(wiring.ticks());
                }
            }
            case AUTO_INFO -> {
                if (offered) {
                    port.keysByMedia();
                } else {
                    port.keysAside();
                }
            }
        }
    }

    /** Addresses are numbers; the rare name is looked up elsewhere, since that waits. */
    private void sendTo(AgreedStream stream) {
        Optional<InetSocketAddress> media = numeric(stream.remoteAddress(), stream.remotePort());
        Optional<InetSocketAddress> reports = numeric(stream.remoteRtcpAddress(), stream.remoteRtcpPort());
        if (media.isPresent() && reports.isPresent()) {
            if (!media.get().getAddress().isAnyLocalAddress()) {
                rtp.remote(media.get(), reports.get());
            }
        } else {
            wiring.clock().start("look up " + stream.remoteAddress(), () -> lookUp(stream));
        }
    }

    private void lookUp(AgreedStream stream) {
        try {
            InetAddress media = InetAddress.getByName(stream.remoteAddress());
            InetAddress reports = InetAddress.getByName(stream.remoteRtcpAddress());
            synchronized (this) {
                if (!closed && stream.equals(agreed)) {
                    rtp.remote(
                            new InetSocketAddress(media, stream.remotePort()),
                            new InetSocketAddress(reports, stream.remoteRtcpPort()));
                }
            }
        } catch (UnknownHostException e) {
            LOG.warn("{} wants its media sent to {}, which has no address", endpoint.name(), e.getMessage());
        }
    }

    private static Optional<InetSocketAddress> numeric(String host, int port) {
        try {
            return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(host), port));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    private static Optional<Codec> codec(AgreedFormat format) {
        return Codec.ofRtpMap(format.encoding(), format.clockRate());
    }

    /** Whether the other side has put us on hold, or taken us back, since this was last asked. */
    synchronized Hold takeHold() {
        if (held == toldHeld) {
            return Hold.UNCHANGED;
        }
        toldHeld = held;
        return held ? Hold.HELD : Hold.RELEASED;
    }

    synchronized boolean isHeld() {
        return held;
    }

    /** Whether there is somebody to send to. */
    synchronized boolean isAgreed() {
        return agreed != null;
    }

    /** {@link System#nanoTime()} of the last packet from the peer. */
    long lastReceivedNanos() {
        return rtp.lastReceivedNanos();
    }

    LegPort port() {
        return port;
    }

    /** An item of {@code CHANNEL(rtp,…)} and {@code CHANNEL(rtcp,…)}. */
    synchronized Optional<String> read(String item) {
        AgreedStream stream = agreed;
        return switch (item.toLowerCase(Locale.ROOT)) {
            case "rtp,src" -> Optional.of(address + ":" + rtp.localAddress().getPort());
            case "rtp,dest" -> Optional.ofNullable(stream).map(s -> s.remoteAddress() + ":" + s.remotePort());
            case "rtp,direct" -> Optional.of("0.0.0.0:0");
            case "rtp,secure" -> Optional.of("0");
            case "rtp,hold" -> Optional.of(held ? "1" : "0");
            case "rtcp", "rtcp,all" -> Optional.of(all(rtp.stats()));
            default ->
                item.startsWith("rtcp,") ? statistic(item.substring("rtcp,".length()), rtp.stats()) : Optional.empty();
        };
    }

    private static String all(RtpStats stats) {
        return "ssrc=" + Integer.toUnsignedString(stats.ssrc())
                + ";themssrc=" + Integer.toUnsignedString(stats.remoteSsrc())
                + ";lp=" + stats.lost()
                + ";rxjitter=" + seconds(stats.jitterMs())
                + ";rxcount=" + stats.receivedPackets()
                + ";txjitter=" + seconds(stats.remoteJitterMs())
                + ";txcount=" + stats.sentPackets()
                + ";rlp=" + stats.remoteLost()
                + ";rtt=" + seconds(stats.rttMs());
    }

    private static Optional<String> statistic(String name, RtpStats stats) {
        return Optional.ofNullable(
                switch (name) {
                    case "ssrc" -> Integer.toUnsignedString(stats.ssrc());
                    case "themssrc" -> Integer.toUnsignedString(stats.remoteSsrc());
                    case "txcount" -> Long.toString(stats.sentPackets());
                    case "rxcount" -> Long.toString(stats.receivedPackets());
                    case "txoctetcount" -> Long.toString(stats.sentBytes());
                    case "rxoctetcount" -> Long.toString(stats.receivedBytes());
                    case "rxploss" -> Long.toString(stats.lost());
                    case "txploss" -> Long.toString(stats.remoteLost());
                    case "rxjitter" -> seconds(stats.jitterMs());
                    case "txjitter" -> seconds(stats.remoteJitterMs());
                    case "rtt" -> seconds(stats.rttMs());
                    case "minrtt" -> seconds(stats.minRttMs());
                    case "maxrtt" -> seconds(stats.maxRttMs());
                    default -> null;
                });
    }

    private static String seconds(double milliseconds) {
        return String.format(Locale.ROOT, "%.6f", Double.isNaN(milliseconds) ? 0 : milliseconds / 1000);
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        port.close();
        rtp.close();
    }
}
