package org.hookswitch.media.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Encodes GSM 06.10 full rate: 160 samples to 33 bytes.
 *
 * <p>One stream, one thread at a time. ETSI EN 300 961, 5.2, whose numbers the methods name; frames packed as in RFC 3551,
 * 4.5.8.1. Bit exact.
 */
final class GsmEncoder implements AudioEncoder {
    private static final int[] LAR_A = {20480, 20480, 20480, 20480, 13964, 15360, 8534, 9036};
    private static final int[] GAIN_LEVELS = {6554, 16384, 26214};
    private static final int[] WEIGHTS = {-134, -374, 0, 2054, 5741, 8192, 5741, 2054, 0, -374, -134};
    private static final int[] INVERSE_MANTISSA = {29128, 26215, 23832, 21846, 20165, 18725, 17476, 16384};

    private final int[] signal = new int[GsmMath.FRAME_SAMPLES];
    private final int[] correlation = new int[9];
    private final int[] reflections = new int[8];
    private final int[] codedRatios = new int[8];
    private final int[] filter = new int[8];
    private int[] ratios = new int[8];
    private int[] ratiosBefore = new int[8];
    /** The last 120 samples of the reconstructed residual, then the subframe at hand. */
    private final int[] longTerm = new int[GsmMath.LONGEST_LAG + GsmMath.SUBFRAME_SAMPLES];

    private final int[] scaled = new int[GsmMath.SUBFRAME_SAMPLES];
    /** A subframe with five zeros on either side. */
    private final int[] padded = new int[GsmMath.SUBFRAME_SAMPLES + 10];

    private final int[] weighted = new int[GsmMath.SUBFRAME_SAMPLES];
    private final int[] coded = new int[GsmMath.PULSES];
    private final int[] residual = new int[GsmMath.SUBFRAME_SAMPLES];
    private int offsetBefore;
    private int offsetSum;
    private int emphasis;
    private int lagScaling;
    private int bestCorrelation;
    private final int[] schurP = new int[9];
    private final int[] schurK = new int[9];
    private final BitWriter bits = new BitWriter();

    @Override
    public int encode(short[] in, int from, int count, ByteBuffer out, int offset) {
        int frames = count / GsmMath.FRAME_SAMPLES;
        for (int i = 0; i < frames; i++) {
            bits.begin(out, offset + i * GsmMath.FRAME_BYTES);
            frame(in, from + i * GsmMath.FRAME_SAMPLES);
        }
        return frames * GsmMath.FRAME_BYTES;
    }

    private void frame(short[] in, int from) {
        preprocess(in, from);
        correlate();
        reflect();
        codeRatios();
        bits.put(GsmMath.SIGNATURE, 4);
        for (int i = 0; i < 8; i++) {
            bits.put(codedRatios[i], GsmMath.LAR_BITS[i]);
        }
        int[] older = ratiosBefore;
        ratiosBefore = ratios;
        ratios = older;
        GsmMath.decodeRatios(codedRatios, ratios);
        for (int stretch = 0; stretch < 4; stretch++) {
            GsmMath.reflections(stretch, ratiosBefore, ratios, reflections);
            for (int k = GsmMath.stretchStart(stretch); k < GsmMath.stretchStart(stretch + 1); k++) {
                signal[k] = analyze(signal[k]);
            }
        }
        for (int i = 0; i < GsmMath.SUBFRAMES; i++) {
            subframe(i * GsmMath.SUBFRAME_SAMPLES);
        }
    }

    /** 5.2.1 to 5.2.3: scaling, offset compensation, pre-emphasis. */
    private void preprocess(short[] in, int from) {
        for (int k = 0; k < GsmMath.FRAME_SAMPLES; k++) {
            int sample = (in[from + k] >> 3) << 2;
            int step = sample - offsetBefore;
            offsetBefore = sample;
            int high = offsetSum >> 15;
            int low = offsetSum - (high << 15);
            long sum = ((long) step << 15) + GsmMath.multRounded(low, 32735) + (long) high * 32735;
            offsetSum = Math.clamp(sum, Integer.MIN_VALUE, Integer.MAX_VALUE);
            int rounded = (int) Math.min((long) offsetSum + 16384, Integer.MAX_VALUE);
            int deemphasized = GsmMath.multRounded(emphasis, -28180);
            emphasis = rounded >> 15;
            signal[k] = GsmMath.add(emphasis, deemphasized);
        }
    }

    /** 5.2.4: the signal loses the bits that would not fit the sums. */
    private void correlate() {
        int largest = 0;
        for (int value : signal) {
            largest = Math.max(largest, Math.min(Math.abs(value), Short.MAX_VALUE));
        }
        int scaling = largest == 0 ? 0 : 4 - GsmMath.norm(largest << 16);
        if (scaling > 0) {
            for (int k = 0; k < signal.length; k++) {
                signal[k] = GsmMath.multRounded(signal[k], 16384 >> (scaling - 1));
            }
        }
        for (int lag = 0; lag <= 8; lag++) {
            int sum = 0;
            for (int k = lag; k < signal.length; k++) {
                sum += signal[k] * signal[k - lag];
            }
            correlation[lag] = sum << 1;
        }
        if (scaling > 0) {
            for (int k = 0; k < signal.length; k++) {
                signal[k] <<= scaling;
            }
        }
    }

    /** 5.2.5: the recursion of Schur. */
    private void reflect() {
        Arrays.fill(reflections, 0);
        if (correlation[0] == 0) {
            return;
        }
        int shift = GsmMath.norm(correlation[0]);
        for (int i = 0; i <= 8; i++) {
            schurP[i] = (correlation[i] << shift) >> 16;
            schurK[i] = schurP[i];
        }
        for (int n = 0; n < 8; n++) {
            int size = Math.min(Math.abs(schurP[1]), Short.MAX_VALUE);
            if (schurP[0] < size) {
                return;
            }
            int value = divide(size, schurP[0]);
            reflections[n] = schurP[1] > 0 ? -value : value;
            if (n == 7) {
                return;
            }
            schurP[0] = GsmMath.add(schurP[0], GsmMath.multRounded(schurP[1], reflections[n]));
            for (int m = 1; m <= 7 - n; m++) {
                int next = schurP[m + 1];
                schurP[m] = GsmMath.add(next, GsmMath.multRounded(schurK[m], reflections[n]));
                schurK[m] = GsmMath.add(schurK[m], GsmMath.multRounded(next, reflections[n]));
            }
        }
    }

    /** 5.1: fifteen bits of a quotient that is no greater than one. */
    private static int divide(int numerator, int denominator) {
        if (numerator == 0) {
            return 0;
        }
        return numerator == denominator ? Short.MAX_VALUE : (numerator << 15) / denominator;
    }

    /** 5.2.6 and 5.2.7: log area ratios, quantized. */
    private void codeRatios() {
        for (int i = 0; i < 8; i++) {
            int size = Math.min(Math.abs(reflections[i]), Short.MAX_VALUE);
            if (size < 22118) {
                size >>= 1;
            } else if (size < 31130) {
                size -= 11059;
            } else {
                size = (size - 26112) << 2;
            }
            int ratio = reflections[i] < 0 ? -size : size;
            int lowest = GsmMath.LAR_LOWEST[i];
            int value = GsmMath.add(GsmMath.add(GsmMath.mult(LAR_A[i], ratio), GsmMath.LAR_B[i]), 256) >> 9;
            codedRatios[i] = Math.clamp(value, lowest, -lowest - 1) - lowest;
        }
    }

    /** 5.2.10: the short term filter, a lattice of eight. */
    private int analyze(int sample) {
        int value = sample;
        int saved = sample;
        for (int i = 0; i < 8; i++) {
            int held = filter[i];
            filter[i] = saved;
            saved = GsmMath.add(held, GsmMath.multRounded(reflections[i], value));
            value = GsmMath.add(value, GsmMath.multRounded(reflections[i], held));
        }
        return value;
    }

    private void subframe(int at) {
        int lag = findLag(at);
        int gainCode = findGain(lag);
        int gain = GsmMath.GAIN[gainCode];
        for (int k = 0; k < GsmMath.SUBFRAME_SAMPLES; k++) {
            // 5.2.12; kept here until the pulses are known, 5.2.18.
            int past = GsmMath.multRounded(gain, longTerm[GsmMath.LONGEST_LAG + k - lag]);
            scaled[k] = past;
            padded[5 + k] = GsmMath.sub(signal[at + k], past);
        }
        weigh();
        int grid = selectGrid();
        int maximum = quantize(grid);
        bits.put(lag, 7);
        bits.put(gainCode, 2);
        bits.put(grid, 2);
        bits.put(maximum, 6);
        for (int i = 0; i < GsmMath.PULSES; i++) {
            bits.put(coded[i], 3);
        }
        GsmMath.pulses(maximum, grid, coded, 0, residual);
        for (int k = 0; k < GsmMath.SUBFRAME_SAMPLES; k++) {
            longTerm[GsmMath.LONGEST_LAG + k] = GsmMath.add(residual[k], scaled[k]);
        }
        System.arraycopy(longTerm, GsmMath.SUBFRAME_SAMPLES, longTerm, 0, GsmMath.LONGEST_LAG);
    }

    /** 5.2.11, first half: the lag at which the past is most like the present. */
    private int findLag(int at) {
        int largest = 0;
        for (int k = 0; k < GsmMath.SUBFRAME_SAMPLES; k++) {
            largest = Math.max(largest, Math.min(Math.abs(signal[at + k]), Short.MAX_VALUE));
        }
        int headroom = largest == 0 ? 0 : GsmMath.norm(largest << 16);
        lagScaling = largest == 0 || headroom > 6 ? 0 : 6 - headroom;
        for (int k = 0; k < GsmMath.SUBFRAME_SAMPLES; k++) {
            scaled[k] = signal[at + k] >> lagScaling;
        }
        bestCorrelation = 0;
        int best = 40;
        for (int lag = 40; lag <= GsmMath.LONGEST_LAG; lag++) {
            int sum = 0;
            for (int k = 0; k < GsmMath.SUBFRAME_SAMPLES; k++) {
                sum += scaled[k] * longTerm[GsmMath.LONGEST_LAG + k - lag];
            }
            if (sum > bestCorrelation) {
                bestCorrelation = sum;
                best = lag;
            }
        }
        return best;
    }

    /** 5.2.11, second half: how much of it there is. */
    private int findGain(int lag) {
        int correlated = (bestCorrelation << 1) >> (6 - lagScaling);
        int power = 0;
        for (int k = 0; k < GsmMath.SUBFRAME_SAMPLES; k++) {
            int value = longTerm[GsmMath.LONGEST_LAG + k - lag] >> 3;
            power += value * value;
        }
        power <<= 1;
        if (correlated <= 0) {
            return 0;
        }
        if (correlated >= power) {
            return 3;
        }
        int shift = GsmMath.norm(power);
        int r = (correlated << shift) >> 16;
        int s = (power << shift) >> 16;
        int code = 0;
        while (code < 3 && r > GsmMath.mult(s, GAIN_LEVELS[code])) {
            code++;
        }
        return code;
    }

    /** 5.2.13. */
    private void weigh() {
        for (int k = 0; k < GsmMath.SUBFRAME_SAMPLES; k++) {
            int sum = 4096;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += padded[k + i] * WEIGHTS[i];
            }
            weighted[k] = GsmMath.saturate(sum >> 13);
        }
    }

    /** 5.2.14: the one of four grids with the most energy. */
    private int selectGrid() {
        int best = 0;
        int most = -1;
        for (int grid = 0; grid < 4; grid++) {
            int energy = 0;
            for (int i = 0; i < GsmMath.PULSES; i++) {
                int value = weighted[grid + 3 * i] >> 2;
                energy += value * value;
            }
            if (energy > most) {
                most = energy;
                best = grid;
            }
        }
        return best;
    }

    /** 5.2.15: the pulses in three bits each; returns the coded maximum. */
    private int quantize(int grid) {
        int largest = 0;
        for (int i = 0; i < GsmMath.PULSES; i++) {
            largest = Math.max(largest, Math.min(Math.abs(weighted[grid + 3 * i]), Short.MAX_VALUE));
        }
        int exponent = 0;
        for (int rest = largest >> 9; rest > 0 && exponent < 6; rest >>= 1) {
            exponent++;
        }
        int maximum = (largest >> (exponent + 5)) + (exponent << 3);
        int both = GsmMath.exponentAndMantissa(maximum);
        int shift = 6 - (both >> 16);
        int factor = INVERSE_MANTISSA[both & 0xffff];
        for (int i = 0; i < GsmMath.PULSES; i++) {
            int value = (short) (weighted[grid + 3 * i] << shift);
            coded[i] = (GsmMath.mult(value, factor) >> 12) + 4;
        }
        return maximum;
    }

    /** Puts bits into a frame, the highest first. */
    private static final class BitWriter {
        private ByteBuffer out = ByteBuffer.allocate(0);
        private int next;
        private int held;
        private int count;

        private void begin(ByteBuffer frame, int offset) {
            out = frame;
            next = offset;
            count = 0;
        }

        private void put(int value, int width) {
            held = held << width | value;
            count += width;
            while (count >= 8) {
                count -= 8;
                out.put(next++, (byte) (held >> count));
            }
        }
    }
}
