package org.hookswitch.media.codec;

import java.nio.ByteBuffer;

/**
 * G.722 at 64 kbit/s: wideband audio in two bands, each coded by its own adaptive differential coder.
 *
 * <p>One stream and direction an instance, one thread at a time. ITU-T G.722, whose block names the methods bear; results
 * are bit exact.
 */
final class G722 {
    private static final int[] QMF = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};
    private static final int[] LOW_LEVELS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };
    private static final int[] LOW_OUT_4 = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };
    private static final int[] LOW_OUT_6 = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };
    private static final int[] LOW_SCALE = {
        -60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60
    };
    private static final int[] HIGH_OUT = {-7408, -1616, 7408, 1616};
    private static final int[] HIGH_SCALE = {798, -214, 798, -214};
    private static final int[] LOGARITHM = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, 2896, 2960,
        3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private final Band low = new Band(32, 18432, 8);
    private final Band high = new Band(8, 22528, 10);
    private final int[] line = new int[24];

    static AudioDecoder decoder() {
        return new G722()::decode;
    }

    static AudioEncoder encoder() {
        return new G722()::encode;
    }

    private int encode(short[] in, int from, int count, ByteBuffer out, int offset) {
        int bytes = count / 2;
        for (int i = 0; i < bytes; i++) {
            System.arraycopy(line, 2, line, 0, 22);
            line[22] = in[from + 2 * i];
            line[23] = in[from + 2 * i + 1];
            int odd = 0;
            int even = 0;
            for (int k = 0; k < 12; k++) {
                odd += line[2 * k] * QMF[k];
                even += line[2 * k + 1] * QMF[11 - k];
            }
            int code = encodeLow((even + odd) >> 14) | encodeHigh((even - odd) >> 14) << 6;
            out.put(offset + i, (byte) code);
        }
        return bytes;
    }

    private int encodeLow(int sample) {
        int difference = saturate(sample - low.predicted);
        int size = difference >= 0 ? difference : -(difference + 1);
        int level = 1;
        while (level < 30 && size >= LOW_LEVELS[level] * low.step >> 12) {
            level++;
        }
        int code;
        if (difference >= 0) {
            code = 62 - level;
        } else {
            code = level < 3 ? 64 - level : 34 - level;
        }
        low.adapt(LOW_OUT_4[code >> 2], LOW_SCALE[code >> 2]);
        return code;
    }

    private int encodeHigh(int sample) {
        int difference = saturate(sample - high.predicted);
        int size = difference >= 0 ? difference : -(difference + 1);
        boolean large = size >= 564 * high.step >> 12;
        int code;
        if (difference >= 0) {
            code = large ? 2 : 3;
        } else {
            code = large ? 0 : 1;
        }
        high.adapt(HIGH_OUT[code], HIGH_SCALE[code]);
        return code;
    }

    private int decode(ByteBuffer in, int offset, int length, short[] out) {
        for (int i = 0; i < length; i++) {
            int code = in.get(offset + i);
            int lowCode = code & 0x3f;
            int highCode = code >> 6 & 3;
            int lowSample = clamp15(low.predicted + (low.step * LOW_OUT_6[lowCode] >> 15));
            int highSample = clamp15(high.predicted + (high.step * HIGH_OUT[highCode] >> 15));
            low.adapt(LOW_OUT_4[lowCode >> 2], LOW_SCALE[lowCode >> 2]);
            high.adapt(HIGH_OUT[highCode], HIGH_SCALE[highCode]);
            System.arraycopy(line, 2, line, 0, 22);
            line[22] = lowSample + highSample;
            line[23] = lowSample - highSample;
            int first = 0;
            int second = 0;
            for (int k = 0; k < 12; k++) {
                second += line[2 * k] * QMF[k];
                first += line[2 * k + 1] * QMF[11 - k];
            }
            out[2 * i] = (short) saturate(first >> 11);
            out[2 * i + 1] = (short) saturate(second >> 11);
        }
        return 2 * length;
    }

    private static int saturate(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static int clamp15(int value) {
        return Math.clamp(value, -16384, 16383);
    }

    /** The adaptive predictor and step size of one band. */
    private static final class Band {
        private final int highestScale;
        private final int scaleShift;
        private int step;
        private int scale;
        private int predicted;
        private int zeroPart;
        private int a1;
        private int a2;
        private int r1;
        private int r2;
        private int p1;
        private int p2;
        private final int[] b = new int[6];
        private final int[] d = new int[6];

        private Band(int step, int highestScale, int scaleShift) {
            this.step = step;
            this.highestScale = highestScale;
            this.scaleShift = scaleShift;
        }

        /** INVQAL or INVQAH, LOGSCL or LOGSCH, SCALEL or SCALEH, then the predictor. */
        private void adapt(int quantized, int scaling) {
            int difference = step * quantized >> 15;
            scale = Math.clamp((scale * 127 >> 7) + scaling, 0, highestScale);
            int shift = scaleShift - (scale >> 11);
            int mantissa = LOGARITHM[scale >> 6 & 31];
            step = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
            predict(difference);
        }

        private void predict(int difference) {
            int r0 = saturate(predicted + difference);
            int p0 = saturate(zeroPart + difference);
            adaptPoles(p0);
            adaptZeros(difference);
            r2 = r1;
            r1 = r0;
            p2 = p1;
            p1 = p0;
            // FILTEP, FILTEZ, PREDIC.
            int poles = saturate((a1 * saturate(2 * r1) >> 15) + (a2 * saturate(2 * r2) >> 15));
            int zeros = 0;
            for (int i = 5; i >= 0; i--) {
                zeros += b[i] * saturate(2 * d[i]) >> 15;
            }
            zeroPart = saturate(zeros);
            predicted = saturate(poles + zeroPart);
        }

        /** UPPOL2, UPPOL1. */
        private void adaptPoles(int p0) {
            int quadrupled = saturate(a1 << 2);
            boolean likeLast = p0 < 0 == p1 < 0;
            int turned = Math.min(likeLast ? -quadrupled : quadrupled, Short.MAX_VALUE);
            int second = (p0 < 0 == p2 < 0 ? 128 : -128) + (turned >> 7) + (a2 * 32512 >> 15);
            second = Math.clamp(second, -12288, 12288);
            int limit = saturate(15360 - second);
            int first = saturate((likeLast ? 192 : -192) + (a1 * 32640 >> 15));
            a1 = Math.clamp(first, -limit, limit);
            a2 = second;
        }

        /** UPZERO, DELAYA. */
        private void adaptZeros(int difference) {
            int change = difference == 0 ? 0 : 128;
            for (int i = 0; i < 6; i++) {
                int turned = d[i] < 0 == difference < 0 ? change : -change;
                b[i] = saturate(turned + (b[i] * 32640 >> 15));
            }
            System.arraycopy(d, 0, d, 1, 5);
            d[0] = difference;
        }
    }
}
