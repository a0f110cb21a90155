package org.hookswitch.media.codec;

import java.nio.ByteBuffer;

/**
 * Decodes GSM 06.10 full rate: 33 bytes to 160 samples.
 *
 * <p>One stream, one thread at a time. ETSI EN 300 961, 5.3; frames packed as in RFC 3551, 4.5.8.1. Bit exact.
 */
final class GsmDecoder implements AudioDecoder {
    private final int[] codedRatios = new int[8];
    private final int[] coded = new int[GsmMath.PULSES];
    private final int[] residual = new int[GsmMath.SUBFRAME_SAMPLES];
    private final int[] reflections = new int[8];
    /** The last 120 samples of the long term residual, then the subframe at hand. */
    private final int[] longTerm = new int[GsmMath.LONGEST_LAG + GsmMath.SUBFRAME_SAMPLES];

    private final int[] excitation = new int[GsmMath.FRAME_SAMPLES];
    private final int[] filter = new int[9];
    private int[] ratios = new int[8];
    private int[] ratiosBefore = new int[8];
    private int lagBefore = 40;
    private int emphasis;
    private final BitReader bits = new BitReader();

    @Override
    public int decode(ByteBuffer in, int offset, int length, short[] out) {
        int frames = length / GsmMath.FRAME_BYTES;
        for (int i = 0; i < frames; i++) {
            frame(in, offset + i * GsmMath.FRAME_BYTES, out, i * GsmMath.FRAME_SAMPLES);
        }
        return frames * GsmMath.FRAME_SAMPLES;
    }

    private void frame(ByteBuffer in, int offset, short[] out, int at) {
        bits.begin(in, offset);
        bits.take(4);
        for (int i = 0; i < 8; i++) {
            codedRatios[i] = bits.take(GsmMath.LAR_BITS[i]);
        }
        int[] older = ratiosBefore;
        ratiosBefore = ratios;
        ratios = older;
        GsmMath.decodeRatios(codedRatios, ratios);
        for (int i = 0; i < GsmMath.SUBFRAMES; i++) {
            subframe(i * GsmMath.SUBFRAME_SAMPLES);
        }
        for (int stretch = 0; stretch < 4; stretch++) {
            GsmMath.reflections(stretch, ratiosBefore, ratios, reflections);
            for (int k = GsmMath.stretchStart(stretch); k < GsmMath.stretchStart(stretch + 1); k++) {
                out[at + k] = deemphasize(synthesize(excitation[k]));
            }
        }
    }

    /** 5.3.1 and 5.3.2: pulses, and what they repeat of the past. */
    private void subframe(int at) {
        int lag = bits.take(7);
        int gain = GsmMath.GAIN[bits.take(2)];
        int grid = bits.take(2);
        int maximum = bits.take(6);
        for (int i = 0; i < GsmMath.PULSES; i++) {
            coded[i] = bits.take(3);
        }
        GsmMath.pulses(maximum, grid, coded, 0, residual);
        if (lag >= 40 && lag <= GsmMath.LONGEST_LAG) {
            lagBefore = lag;
        }
        for (int k = 0; k < GsmMath.SUBFRAME_SAMPLES; k++) {
            int past = GsmMath.multRounded(gain, longTerm[GsmMath.LONGEST_LAG + k - lagBefore]);
            longTerm[GsmMath.LONGEST_LAG + k] = GsmMath.add(residual[k], past);
        }
        System.arraycopy(longTerm, GsmMath.LONGEST_LAG, excitation, at, GsmMath.SUBFRAME_SAMPLES);
        System.arraycopy(longTerm, GsmMath.SUBFRAME_SAMPLES, longTerm, 0, GsmMath.LONGEST_LAG);
    }

    /** 5.3.4: the short term filter, a lattice of eight. */
    private int synthesize(int sample) {
        int value = sample;
        for (int i = 7; i >= 0; i--) {
            value = GsmMath.sub(value, GsmMath.multRounded(reflections[i], filter[i]));
            filter[i + 1] = GsmMath.add(filter[i], GsmMath.multRounded(reflections[i], value));
        }
        filter[0] = value;
        return value;
    }

    /** 5.3.5 to 5.3.7. */
    private short deemphasize(int sample) {
        emphasis = GsmMath.add(sample, GsmMath.multRounded(emphasis, 28180));
        return (short) (GsmMath.add(emphasis, emphasis) & ~7);
    }

    /** Takes bits from a frame, the highest first. */
    private static final class BitReader {
        private ByteBuffer in = ByteBuffer.allocate(0);
        private int next;
        private int held;
        private int count;

        private void begin(ByteBuffer frame, int offset) {
            in = frame;
            next = offset;
            count = 0;
        }

        private int take(int wanted) {
            while (count < wanted) {
                held = held << 8 | (in.get(next++) & 0xff);
                count += 8;
            }
            count -= wanted;
            return held >> count & ((1 << wanted) - 1);
        }
    }
}
