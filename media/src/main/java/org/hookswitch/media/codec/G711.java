package org.hookswitch.media.codec;

import java.nio.ByteBuffer;

/**
 * µ-law and A-law by table.
 *
 * <p>Stateless; any thread. The tables follow ITU-T G.711 as the reference program of ITU-T G.191 computes them.
 */
public final class G711 {
    private static final short[] ULAW_TO_LINEAR = new short[256];
    private static final short[] ALAW_TO_LINEAR = new short[256];
    /** µ-law has 14 bits of meaning, A-law 12 with the sign: the index is the sample shifted right, as unsigned. */
    private static final byte[] LINEAR_TO_ULAW = new byte[1 << 14];

    private static final byte[] LINEAR_TO_ALAW = new byte[1 << 12];

    static {
        for (int i = 0; i < 256; i++) {
            ULAW_TO_LINEAR[i] = expandUlaw(i);
            ALAW_TO_LINEAR[i] = expandAlaw(i);
        }
        for (int s = Short.MIN_VALUE; s <= Short.MAX_VALUE; s++) {
            LINEAR_TO_ULAW[(s >> 2) & 0x3fff] = compressUlaw(s);
            LINEAR_TO_ALAW[(s >> 4) & 0xfff] = compressAlaw(s);
        }
    }

    private G711() {}

    /** The sample, 16 bit, that a µ-law byte stands for. */
    public static short ulawToLinear(int ulaw) {
        return ULAW_TO_LINEAR[ulaw & 0xff];
    }

    /** The sample, 16 bit, that an A-law byte stands for. */
    public static short alawToLinear(int alaw) {
        return ALAW_TO_LINEAR[alaw & 0xff];
    }

    /** The µ-law byte for a 16 bit sample. */
    public static byte linearToUlaw(int sample) {
        return LINEAR_TO_ULAW[(sample >> 2) & 0x3fff];
    }

    /** The A-law byte for a 16 bit sample. */
    public static byte linearToAlaw(int sample) {
        return LINEAR_TO_ALAW[(sample >> 4) & 0xfff];
    }

    static int decodeUlaw(ByteBuffer in, int offset, int length, short[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = ULAW_TO_LINEAR[in.get(offset + i) & 0xff];
        }
        return length;
    }

    static int decodeAlaw(ByteBuffer in, int offset, int length, short[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = ALAW_TO_LINEAR[in.get(offset + i) & 0xff];
        }
        return length;
    }

    static int encodeUlaw(short[] in, int from, int count, ByteBuffer out, int offset) {
        for (int i = 0; i < count; i++) {
            out.put(offset + i, linearToUlaw(in[from + i]));
        }
        return count;
    }

    static int encodeAlaw(short[] in, int from, int count, ByteBuffer out, int offset) {
        for (int i = 0; i < count; i++) {
            out.put(offset + i, linearToAlaw(in[from + i]));
        }
        return count;
    }

    private static short expandUlaw(int code) {
        int inverted = ~code;
        int exponent = (inverted >> 4) & 7;
        int step = 8 << exponent;
        int magnitude = (0x80 << exponent) + step * (inverted & 0xf) + step / 2 - 4 * 33;
        return (short) (code < 0x80 ? -magnitude : magnitude);
    }

    private static short expandAlaw(int code) {
        int bits = (code ^ 0x55) & 0x7f;
        int exponent = bits >> 4;
        int mantissa = bits & 0xf;
        if (exponent > 0) {
            mantissa += 16;
        }
        int magnitude = (mantissa << 4) + 8;
        if (exponent > 1) {
            magnitude <<= exponent - 1;
        }
        return (short) (code >= 0x80 ? magnitude : -magnitude);
    }

    private static byte compressUlaw(int sample) {
        int magnitude = Math.min(((sample < 0 ? ~sample : sample) >> 2) + 33, 0x1fff);
        int segment = 1;
        for (int i = magnitude >> 6; i != 0; i >>= 1) {
            segment++;
        }
        int code = ((8 - segment) << 4) | (0xf - ((magnitude >> segment) & 0xf));
        return (byte) (sample >= 0 ? code | 0x80 : code);
    }

    private static byte compressAlaw(int sample) {
        int code = (sample < 0 ? ~sample : sample) >> 4;
        if (code > 15) {
            int exponent = 1;
            while (code > 31) {
                code >>= 1;
                exponent++;
            }
            code += (exponent << 4) - 16;
        }
        return (byte) ((sample >= 0 ? code | 0x80 : code) ^ 0x55);
    }
}
