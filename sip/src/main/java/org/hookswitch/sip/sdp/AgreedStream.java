package org.hookswitch.sip.sdp;

import java.util.List;
import java.util.Optional;

/**
 * What both sides agreed on for one medium that is in use.
 *
 * <p>Immutable.
 *
 * @param index of the medium in the descriptions, from 0
 * @param type audio, video, image, ...
 * @param protocol RTP/AVP, RTP/SAVP, udptl, ...
 * @param remoteAddress where we send: a numeric address or a name
 * @param remotePort where we send, 1 to 65535
 * @param remoteRtcpAddress where we send RTCP (RFC 3605), {@code remoteAddress} unless said otherwise
 * @param remoteRtcpPort where we send RTCP; the next port unless said otherwise, {@code remotePort} with rtcp-mux
 * @param formats in order of preference, never empty for RTP; the first is what we send
 * @param events telephone events, for each clock rate agreed; the one of the codec's clock is to be used
 * @param direction ours: whether we may send and shall receive
 * @param heldByRemote whether the other side does not want to hear us: sendonly, inactive or an address of 0.0.0.0
 * @param ptime milliseconds our packets shall hold; -1 when neither side said
 * @param rtcpMux whether RTCP goes over the RTP port (RFC 5761): both sides said so
 * @param remoteAttributes all that the other side said of this medium
 */
public record AgreedStream(
        int index,
        String type,
        String protocol,
        String remoteAddress,
        int remotePort,
        String remoteRtcpAddress,
        int remoteRtcpPort,
        List<AgreedFormat> formats,
        List<AgreedFormat> events,
        Direction direction,
        boolean heldByRemote,
        int ptime,
        boolean rtcpMux,
        Attributes remoteAttributes) {

    public AgreedStream {
        formats = List.copyOf(formats);
        events = List.copyOf(events);
    }

    /** The telephone events to use with a codec: those of its clock rate, else the first there are. */
    public Optional<AgreedFormat> events(AgreedFormat codec) {
        return events.stream()
                .filter(e -> e.clockRate() == codec.clockRate())
                .findFirst()
                .or(() -> events.stream().findFirst());
    }
}
