package org.hookswitch.sip.sdp;

/**
 * An encoding that both sides take.
 *
 * @param clockRate hertz, of the RTP timestamp
 * @param sendType the payload type we send it with: what the other side said
 * @param receiveType the payload type it comes with: what we said
 * @param sendFmtp the other side's fmtp, which binds what we send; empty for none
 * @param receiveFmtp our fmtp; empty for none
 */
public record AgreedFormat(
        String encoding,
        int clockRate,
        int channels,
        int sendType,
        int receiveType,
        String sendFmtp,
        String receiveFmtp) {

    static AgreedFormat of(RtpFormat local, RtpFormat remote) {
        return new AgreedFormat(
                local.encoding(),
                local.clockRate(),
                local.channels(),
                remote.payloadType(),
                local.payloadType(),
                remote.fmtp(),
                local.fmtp());
    }
}
