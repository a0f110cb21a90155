package org.hookswitch.media.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What one port says and hears in RTCP: sender and receiver reports, its name, and the end.
 *
 * <p>The port's receiving lock guards it. RFC 3550, 6.1 (compound packets), 6.4 (reports), 6.5 (CNAME), 6.6 (BYE), and
 * appendix A.2 for what a packet must look like.
 */
final class RtcpSession {
    /** Everything of ours fits: SR with one block, SDES with a name of up to 255 bytes, BYE. */
    static final int MAX_BYTES = 400;

    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int DESCRIPTION = 202;
    private static final int BYE = 203;
    private static final int CNAME = 1;
    private static final int BLOCK_BYTES = 24;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private final int ssrc;
    private final byte[] cname;
    private int lastSenderReport;
    private long lastSenderReportNanos;
    private boolean heardSenderReport;
    private boolean ended;
    private int remoteLost;
    private int remoteFraction;
    private int remoteJitter;
    private double rttMillis = Double.NaN;
    private double minRttMillis = Double.NaN;
    private double maxRttMillis = Double.NaN;

    RtcpSession(int ssrc, String cname) {
        this.ssrc = ssrc;
        byte[] name = cname.getBytes(StandardCharsets.UTF_8);
        this.cname = name.length <= 255 ? name : java.util.Arrays.copyOf(name, 255);
    }

    /**
     * Writes a compound packet from the buffer's position on.
     *
     * @param packets sent so far; with none it is a receiver report
     */
    void compose(
            ByteBuffer out,
            long packets,
            long bytes,
            int rtpTimestamp,
            ReceptionStatistics reception,
            long nanos,
            long wallMillis,
            boolean bye) {
        int blocks = reception.isStarted() ? 1 : 0;
        boolean sender = packets > 0;
        int words = (sender ? 6 : 1) + 6 * blocks;
        header(out, blocks, sender ? SENDER_REPORT : RECEIVER_REPORT, words);
        out.putInt(ssrc);
        if (sender) {
            out.putLong(ntp(wallMillis))
                    .putInt(rtpTimestamp)
                    .putInt((int) packets)
                    .putInt((int) bytes);
        }
        if (blocks == 1) {
            block(out, reception, nanos);
        }
        int item = 4 + 2 + cname.length;
        int padded = (item + 4) & ~3;
        header(out, 1, DESCRIPTION, padded / 4);
        out.putInt(ssrc).put((byte) CNAME).put((byte) cname.length).put(cname);
        for (int i = item; i < padded; i++) {
            out.put((byte) 0);
        }
        if (bye) {
            header(out, 1, BYE, 1);
            out.putInt(ssrc);
        }
    }

    private static void header(ByteBuffer out, int count, int type, int words) {
        out.put((byte) (0x80 | count)).put((byte) type).putShort((short) words);
    }

    private void block(ByteBuffer out, ReceptionStatistics reception, long nanos) {
        int lost = Math.clamp(reception.lost(), -0x800000, 0x7fffff);
        out.putInt(reception.ssrc());
        out.putInt(reception.fractionLost() << 24 | (lost & 0xffffff));
        out.putInt(reception.extendedMax());
        out.putInt(reception.jitter());
        out.putInt(heardSenderReport ? lastSenderReport : 0);
        out.putInt(heardSenderReport ? (int) ((nanos - lastSenderReportNanos) / 1000 * 65536 / 1_000_000) : 0);
    }

    /** Takes the compound packet between position and limit; false when it is malformed, and then nothing was taken. */
    boolean take(ByteBuffer in, long nanos, long wallMillis) {
        if (!isValid(in)) {
            return false;
        }
        for (int at = in.position(); at < in.limit(); at += 4 + 4 * (in.getShort(at + 2) & 0xffff)) {
            int bytes = 4 + 4 * (in.getShort(at + 2) & 0xffff);
            int count = in.get(at) & 0x1f;
            switch (in.get(at + 1) & 0xff) {
                case SENDER_REPORT -> {
                    if (bytes >= 28) {
                        lastSenderReport = (int) (in.getLong(at + 8) >>> 16);
                        lastSenderReportNanos = nanos;
                        heardSenderReport = true;
                        blocks(in, at + 28, at + bytes, count, wallMillis);
                    }
                }
                case RECEIVER_REPORT -> blocks(in, at + 8, at + bytes, count, wallMillis);
                case BYE -> ended = true;
                default -> {
                    // Descriptions, feedback, extended reports: well-formed, and nothing for us.
                }
            }
        }
        return true;
    }

    private static boolean isValid(ByteBuffer in) {
        int at = in.position();
        if (in.limit() - at < 8) {
            return false;
        }
        int first = in.get(at + 1) & 0xff;
        if (first != SENDER_REPORT && first != RECEIVER_REPORT) {
            return false;
        }
        while (at < in.limit()) {
            if (in.limit() - at < 4 || (in.get(at) & 0xc0) != 0x80) {
                return false;
            }
            at += 4 + 4 * (in.getShort(at + 2) & 0xffff);
        }
        return at == in.limit();
    }

    private void blocks(ByteBuffer in, int from, int to, int count, long wallMillis) {
        for (int i = 0, at = from; i < count && at + BLOCK_BYTES <= to; i++, at += BLOCK_BYTES) {
            if (in.getInt(at) == ssrc) {
                int lossWord = in.getInt(at + 4);
                remoteFraction = lossWord >>> 24;
                remoteLost = lossWord << 8 >> 8;
                remoteJitter = in.getInt(at + 12);
                roundTrip(in.getInt(at + 16), in.getInt(at + 20), wallMillis);
            }
        }
    }

    private void roundTrip(int lastReport, int delay, long wallMillis) {
        if (lastReport == 0) {
            return;
        }
        int units = (int) (ntp(wallMillis) >>> 16) - lastReport - delay;
        if (units < 0) {
            // Less than a millisecond away, or the wall clock was set back: no measurement.
            units = 0;
        }
        rttMillis = units * 1000.0 / 65536;
        minRttMillis = Double.isNaN(minRttMillis) ? rttMillis : Math.min(minRttMillis, rttMillis);
        maxRttMillis = Double.isNaN(maxRttMillis) ? rttMillis : Math.max(maxRttMillis, rttMillis);
    }

    /** The wall clock as seconds since 1900, 32 bits and 32 bits of fraction. */
    private static long ntp(long wallMillis) {
        long seconds = wallMillis / 1000 + SECONDS_1900_TO_1970;
        long fraction = (wallMillis % 1000 << 32) / 1000;
        return seconds << 32 | fraction;
    }

    /** Whether the peer said goodbye. */
    boolean hasEnded() {
        return ended;
    }

    int remoteLost() {
        return remoteLost;
    }

    int remoteFraction() {
        return remoteFraction;
    }

    int remoteJitter() {
        return remoteJitter;
    }

    double rttMillis() {
        return rttMillis;
    }

    double minRttMillis() {
        return minRttMillis;
    }

    double maxRttMillis() {
        return maxRttMillis;
    }
}
