package org.hookswitch.media.rtp;

import java.nio.ByteBuffer;

/**
 * Reads and writes the fixed header of an RTP packet where it lies.
 *
 * <p>Stateless. RFC 3550, 5.1 and 5.3.1; the checks are those of its appendix A.1.
 */
final class RtpHeader {
    static final int BYTES = 12;
    private static final int VERSION_2 = 0x80;

    private RtpHeader() {}

    /**
     * Finds the payload of the packet between position and limit.
     *
     * @return where it begins and, in the upper half, its length; -1 when this is no RTP
     */
    static long payload(ByteBuffer packet) {
        int start = packet.position();
        int length = packet.limit() - start;
        if (length < BYTES) {
            return -1;
        }
        int flags = packet.get(start);
        if ((flags & 0xc0) != VERSION_2) {
            return -1;
        }
        int offset = BYTES + 4 * (flags & 0x0f);
        if ((flags & 0x10) != 0) {
            if (length < offset + 4) {
                return -1;
            }
            offset += 4 + 4 * (packet.getShort(start + offset + 2) & 0xffff);
        }
        int end = length;
        if ((flags & 0x20) != 0) {
            int padding = packet.get(start + length - 1) & 0xff;
            if (padding == 0) {
                return -1;
            }
            end -= padding;
        }
        return end < offset ? -1 : ((long) (end - offset) << 32) | (start + offset);
    }

    static int payloadType(ByteBuffer packet) {
        return packet.get(packet.position() + 1) & 0x7f;
    }

    static boolean marker(ByteBuffer packet) {
        return packet.get(packet.position() + 1) < 0;
    }

    static int sequence(ByteBuffer packet) {
        return packet.getShort(packet.position() + 2) & 0xffff;
    }

    static int timestamp(ByteBuffer packet) {
        return packet.getInt(packet.position() + 4);
    }

    static int ssrc(ByteBuffer packet) {
        return packet.getInt(packet.position() + 8);
    }

    /** Whether a packet on a socket for both is RTCP (RFC 5761, 4): payload types 64 to 95 stand for 192 to 223. */
    static boolean isRtcp(ByteBuffer packet) {
        int start = packet.position();
        int type = packet.limit() - start > 1 ? packet.get(start + 1) & 0xff : 0;
        return type >= 192 && type <= 223;
    }

    static void write(
            ByteBuffer buffer, int at, int payloadType, boolean marker, int sequence, int timestamp, int ssrc) {
        buffer.putShort(at, (short) (VERSION_2 << 8 | (marker ? 0x80 : 0) | payloadType));
        buffer.putShort(at + 2, (short) sequence);
        buffer.putInt(at + 4, timestamp);
        buffer.putInt(at + 8, ssrc);
    }
}
