package org.hookswitch.media.codec;

import java.util.Arrays;

/**
 * The 16 bit arithmetic of GSM 06.10, and the parts that coder and decoder have in common.
 *
 * <p>Stateless. ETSI EN 300 961 (GSM 06.10), 5.1 for the operations, 5.2 for the numbered steps; results are bit exact.
 */
final class GsmMath {
    static final int FRAME_SAMPLES = 160;
    static final int FRAME_BYTES = 33;
    static final int SUBFRAMES = 4;
    static final int SUBFRAME_SAMPLES = 40;
    static final int PULSES = 13;
    static final int LONGEST_LAG = 120;
    /** The upper half of the first byte of every frame, as RFC 3551 has it. */
    static final int SIGNATURE = 0xd;

    /** Bits of each log area ratio in a frame. */
    static final int[] LAR_BITS = {6, 6, 5, 5, 4, 4, 3, 3};

    static final int[] LAR_LOWEST = {-32, -32, -16, -16, -8, -8, -4, -4};
    static final int[] LAR_B = {0, 0, 2048, -2560, 94, -1792, -341, -1144};
    /** Long term gains, and the levels that decide between them. */
    static final int[] GAIN = {3277, 11469, 21299, 32767};

    private static final int[] LAR_INVERSE_A = {13107, 13107, 13107, 13107, 19223, 17476, 31454, 29708};
    private static final int[] MANTISSA = {18431, 20479, 22527, 24575, 26623, 28671, 30719, 32767};

    private GsmMath() {}

    static int saturate(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    static int add(int a, int b) {
        return saturate(a + b);
    }

    static int sub(int a, int b) {
        return saturate(a - b);
    }

    static int mult(int a, int b) {
        return a == Short.MIN_VALUE && b == Short.MIN_VALUE ? Short.MAX_VALUE : (a * b) >> 15;
    }

    static int multRounded(int a, int b) {
        return a == Short.MIN_VALUE && b == Short.MIN_VALUE ? Short.MAX_VALUE : (a * b + 16384) >> 15;
    }

    /** How far a 32 bit number can be shifted left without losing its sign. */
    static int norm(int value) {
        return Integer.numberOfLeadingZeros(value < 0 ? ~value : value) - 1;
    }

    /** 5.2.8: from the coded ratios to the ratios. */
    static void decodeRatios(int[] coded, int[] ratios) {
        for (int i = 0; i < 8; i++) {
            int shifted = (coded[i] + LAR_LOWEST[i]) << 10;
            int value = multRounded(LAR_INVERSE_A[i], sub(shifted, LAR_B[i] << 1));
            ratios[i] = add(value, value);
        }
    }

    /** 5.2.9.1 and 5.2.9.2: the reflection coefficients of one of the four stretches of a frame. */
    static void reflections(int stretch, int[] before, int[] now, int[] reflections) {
        for (int i = 0; i < 8; i++) {
            int ratio = switch (stretch) {
                case 0 -> add(add(before[i] >> 2, now[i] >> 2), before[i] >> 1);
                case 1 -> add(before[i] >> 1, now[i] >> 1);
                case 2 -> add(add(before[i] >> 2, now[i] >> 2), now[i] >> 1);
                default -> now[i];
            };
            reflections[i] = reflection(ratio);
        }
    }

    private static int reflection(int ratio) {
        int size = Math.min(Math.abs(ratio), Short.MAX_VALUE);
        int value;
        if (size < 11059) {
            value = size << 1;
        } else if (size < 20070) {
            value = size + 11059;
        } else {
            value = add(size >> 2, 26112);
        }
        return ratio < 0 ? -value : value;
    }

    /** Where the stretches of a frame begin and end. */
    static int stretchStart(int stretch) {
        return switch (stretch) {
            case 0 -> 0;
            case 1 -> 13;
            case 2 -> 27;
            case 3 -> 40;
            default -> FRAME_SAMPLES;
        };
    }

    /** 5.2.15: exponent in the upper half, mantissa in the lower, of a coded maximum. */
    static int exponentAndMantissa(int codedMaximum) {
        int exponent = codedMaximum > 15 ? (codedMaximum >> 3) - 1 : 0;
        int mantissa = codedMaximum - (exponent << 3);
        if (mantissa == 0) {
            exponent = -4;
            mantissa = 7;
        } else {
            while (mantissa <= 7) {
                mantissa = mantissa << 1 | 1;
                exponent--;
            }
            mantissa -= 8;
        }
        return exponent << 16 | mantissa;
    }

    /** 5.2.16 and 5.2.17: the pulses of a subframe put in their places; the rest is zero. */
    static void pulses(int codedMaximum, int grid, int[] coded, int at, int[] residual) {
        int both = exponentAndMantissa(codedMaximum);
        int factor = MANTISSA[both & 0xffff];
        int shift = 6 - (both >> 16);
        int rounding = shift == 0 ? 0 : 1 << (shift - 1);
        Arrays.fill(residual, 0, SUBFRAME_SAMPLES, 0);
        for (int i = 0; i < PULSES; i++) {
            int value = multRounded(factor, ((coded[at + i] << 1) - 7) << 12);
            residual[grid + 3 * i] = add(value, rounding) >> shift;
        }
    }
}
