package org.hookswitch.media.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * What differs from port to port of one engine; the counterpart of the media options of an endpoint.
 *
 * <p>Immutable.
 *
 * @param bindAddress where to receive
 * @param symmetric whether to send to where packets come from, rather than to where the SDP says ({@code rtp_symmetric})
 * @param followCodec whether to send in the codec last received ({@code asymmetric_rtp_codec = no})
 * @param trafficClass type-of-service byte of what is sent, 0 for the default ({@code tos_audio})
 * @param cname the canonical name told in RTCP, no more than 255 bytes of it; empty for a random one (RFC 7022)
 */
public record RtpPortOptions(
        InetAddress bindAddress, boolean symmetric, boolean followCodec, int trafficClass, String cname) {
    /** Every address of version 4, symmetric, following the codec. */
    public static RtpPortOptions defaults() {
        return at(new InetSocketAddress("0.0.0.0", 0).getAddress());
    }

    /** The same at one address. */
    public static RtpPortOptions at(InetAddress bindAddress) {
        return new RtpPortOptions(bindAddress, true, true, 0, "");
    }
}
