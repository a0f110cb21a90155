package org.hookswitch.media.rtp;

/**
 * The counters of an {@link RtpPort} at one moment.
 *
 * <p>Immutable. Times are milliseconds; those of round trips are NaN until a report has told them.
 *
 * @param ssrc our own
 * @param remoteSsrc of the source heard last, 0 for none
 * @param sentPackets RTP packets sent
 * @param sentBytes their payload
 * @param receivedPackets RTP packets taken from the learned source
 * @param receivedBytes their payload
 * @param lost packets missing in what was received; negative when more came twice than were lost
 * @param jitterMs of what was received, RFC 3550 A.8
 * @param remoteLost packets that the peer misses
 * @param remoteFractionLost share of ours that the peer missed in its last report, 0 to 1
 * @param remoteJitterMs of what the peer received
 * @param rttMs the last round trip
 * @param minRttMs the shortest
 * @param maxRttMs the longest
 * @param malformed datagrams that were no RTP or RTCP
 * @param strangers packets from others than the learned source
 * @param unknownPayload packets of payload types that were not negotiated
 * @param notSendable frames that were not in a codec to be sent, or came too late to have a place
 * @param sendFailures packets that the socket did not take
 * @param remoteEnded whether the peer said goodbye (RTCP BYE)
 */
public record RtpStats(
        int ssrc,
        int remoteSsrc,
        long sentPackets,
        long sentBytes,
        long receivedPackets,
        long receivedBytes,
        long lost,
        double jitterMs,
        long remoteLost,
        double remoteFractionLost,
        double remoteJitterMs,
        double rttMs,
        double minRttMs,
        double maxRttMs,
        long malformed,
        long strangers,
        long unknownPayload,
        long notSendable,
        long sendFailures,
        boolean remoteEnded) {}
