package org.hookswitch.media.codec;

import org.hookswitch.media.MediaException;

/**
 * Changes the sampling rate by a whole factor, up or down.
 *
 * <p>Has the last samples of the stream as state: one resampler a stream, one thread at a time. A polyphase FIR low-pass
 * (Kaiser-windowed sinc, 24 taps a phase, flat to about 0.42 of the lower rate, more than 60 dB down from 0.55 on); its
 * delay is 12 samples of the lower rate, 1.5 ms at 8 kHz.
 */
public final class Resampler {
    private static final int TAPS_A_PHASE = 24;
    private static final int SCALE_BITS = 15;

    private final int up;
    private final int down;
    /** By phase, then tap: {@code taps[phase * tapsAPhase + k]} weighs the k-th newest input sample. */
    private final int[] taps;

    private final int tapsAPhase;
    private final short[] history;
    private short[] line = new short[0];
    private int skip;

    /**
     * Makes a resampler that has heard silence so far.
     *
     * @throws MediaException unless one rate is a multiple of the other
     */
    public Resampler(int fromRate, int toRate) {
        if (fromRate <= 0 || toRate <= 0 || (fromRate % toRate != 0 && toRate % fromRate != 0)) {
            throw new MediaException(
                    "cannot resample " + fromRate + " Hz to " + toRate + " Hz: one must be a multiple of the other");
        }
        up = Math.max(1, toRate / fromRate);
        down = Math.max(1, fromRate / toRate);
        tapsAPhase = TAPS_A_PHASE * down;
        taps = design(up, up * tapsAPhase, Math.max(up, down));
        history = new short[tapsAPhase - 1];
    }

    /** The most samples that come out for so many that go in. */
    public int outputFor(int inputs) {
        return inputs * up / down + 1;
    }

    /**
     * Resamples the next piece of the stream.
     *
     * @return the number of samples put into out from index 0
     */
    public int resample(short[] in, int count, short[] out) {
        int past = history.length;
        if (line.length < past + count) {
            line = new short[past + count];
        }
        System.arraycopy(history, 0, line, 0, past);
        System.arraycopy(in, 0, line, past, count);
        int made = 0;
        for (int i = skip; i < count; i += down) {
            for (int phase = 0; phase < up; phase++) {
                out[made++] = filter(phase * tapsAPhase, past + i);
            }
        }
        skip = count <= skip ? skip - count : (down - (count - skip) % down) % down;
        System.arraycopy(line, count, history, 0, past);
        return made;
    }

    private short filter(int firstTap, int newest) {
        int sum = 1 << (SCALE_BITS - 1);
        for (int k = 0; k < tapsAPhase; k++) {
            sum += taps[firstTap + k] * line[newest - k];
        }
        int sample = sum >> SCALE_BITS;
        return (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** The low-pass at the lower of both rates, cut into phases; every phase passes a constant unchanged. */
    private static int[] design(int phases, int length, int factor) {
        double[] response = new double[length];
        double middle = (length - 1) / 2.0;
        double cutoff = 0.475 / factor;
        for (int n = 0; n < length; n++) {
            double x = n - middle;
            double sinc = x == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
            double r = x / (middle + 0.5);
            response[n] = sinc * bessel(6.0 * Math.sqrt(1 - r * r)) / bessel(6.0);
        }
        int perPhase = length / phases;
        int[] taps = new int[length];
        for (int phase = 0; phase < phases; phase++) {
            double sum = 0;
            for (int k = 0; k < perPhase; k++) {
                sum += response[k * phases + phase];
            }
            int total = 0;
            for (int k = 0; k < perPhase; k++) {
                int tap = (int) Math.round(response[k * phases + phase] / sum * (1 << SCALE_BITS));
                taps[phase * perPhase + k] = tap;
                total += tap;
            }
            taps[phase * perPhase + perPhase / 2] += (1 << SCALE_BITS) - total;
        }
        return taps;
    }

    /** Modified Bessel function of the first kind, order 0. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 40; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
