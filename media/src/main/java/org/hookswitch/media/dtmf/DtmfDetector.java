package org.hookswitch.media.dtmf;

import java.util.Arrays;
import org.hookswitch.media.DigitSink;

/**
 * Finds the tones of digits in audio.
 *
 * <p>One thread at a time. Goertzel's filters over blocks of 12.75 ms; a digit begins with the second block in a row that
 * has it and ends with the third that has not. What counts as a digit follows ITU-T Q.24: both tones above -38 dBm0,
 * neither more than 8 dB (low group stronger) or 4 dB (high group stronger) above the other, each well above its
 * neighbours, and both together nearly all that is heard, which keeps most speech out.
 */
public final class DtmfDetector {
    /** Samples of a block at 8 kHz: enough to tell neighbours apart, short enough for digits of 40 ms. */
    private static final int BLOCK = 102;

    private static final int HITS_TO_BEGIN = 2;
    private static final int MISSES_TO_END = 3;
    private static final double QUIETEST_AMPLITUDE = 300;
    private static final double THRESHOLD = Math.pow(QUIETEST_AMPLITUDE * BLOCK / 2, 2);
    private static final double LOW_STRONGER = 6.3;
    private static final double HIGH_STRONGER = 2.5;
    private static final double ABOVE_NEIGHBOURS = 6.3;
    private static final double SHARE_OF_ALL = 0.8;
    private static final double[] COSINES = cosines();

    private final double[] last = new double[8];
    private final double[] beforeLast = new double[8];
    private double energy;
    private int count;
    private char candidate;
    private int hits;
    private int misses;
    private char pressed;
    private int blocks;

    public DtmfDetector() {}

    private static double[] cosines() {
        double[] cosines = new double[8];
        for (int i = 0; i < 4; i++) {
            cosines[i] = 2 * Math.cos(2 * Math.PI * DtmfTones.LOW[i] / 8000);
            cosines[4 + i] = 2 * Math.cos(2 * Math.PI * DtmfTones.HIGH[i] / 8000);
        }
        return cosines;
    }

    /** Listens to samples at 8 kHz, and tells the sink what it finds. */
    public void listen(short[] samples, int length, DigitSink sink) {
        int done = 0;
        while (done < length) {
            int part = Math.min(BLOCK - count, length - done);
            filter(samples, done, part);
            done += part;
            count += part;
            if (count == BLOCK) {
                decide(key(), sink);
                reset();
            }
        }
    }

    /** Whether tones are heard now that are, or are about to be, a digit. */
    public boolean isHearing() {
        return pressed != 0 || hits > 0;
    }

    /** The digit that is pressed, 0 for none. */
    public char pressed() {
        return pressed;
    }

    private void filter(short[] samples, int from, int length) {
        for (int f = 0; f < 8; f++) {
            double cosine = COSINES[f];
            double s1 = last[f];
            double s2 = beforeLast[f];
            for (int i = from; i < from + length; i++) {
                double s0 = samples[i] + cosine * s1 - s2;
                s2 = s1;
                s1 = s0;
            }
            last[f] = s1;
            beforeLast[f] = s2;
        }
        for (int i = from; i < from + length; i++) {
            energy += (double) samples[i] * samples[i];
        }
    }

    private void reset() {
        Arrays.fill(last, 0);
        Arrays.fill(beforeLast, 0);
        energy = 0;
        count = 0;
    }

    private double power(int filter) {
        double s1 = last[filter];
        double s2 = beforeLast[filter];
        return s1 * s1 + s2 * s2 - COSINES[filter] * s1 * s2;
    }

    /** The digit of the block that is full, 0 for none. */
    private char key() {
        int row = strongest(0);
        int column = strongest(4);
        if (row < 0 || column < 0) {
            return 0;
        }
        double low = power(row);
        double high = power(column);
        if (low > high * LOW_STRONGER || high > low * HIGH_STRONGER || low + high < SHARE_OF_ALL * energy * BLOCK / 2) {
            return 0;
        }
        return DtmfTones.KEYS.charAt(4 * row + column - 4);
    }

    /** The filter of a group that stands out, -1 when none does. */
    private int strongest(int group) {
        int best = group;
        for (int i = group + 1; i < group + 4; i++) {
            if (power(i) > power(best)) {
                best = i;
            }
        }
        double most = power(best);
        if (most < THRESHOLD) {
            return -1;
        }
        for (int i = group; i < group + 4; i++) {
            if (i != best && power(i) * ABOVE_NEIGHBOURS > most) {
                return -1;
            }
        }
        return best;
    }

    private void decide(char key, DigitSink sink) {
        if (pressed != 0) {
            blocks++;
            misses = key == pressed ? 0 : misses + 1;
            if (misses >= MISSES_TO_END) {
                end(sink);
            }
        }
        hits = key == 0 ? 0 : key == candidate ? hits + 1 : 1;
        candidate = key;
        if (hits >= HITS_TO_BEGIN && key != pressed) {
            end(sink);
            pressed = key;
            blocks = hits;
            misses = 0;
            sink.begin(key);
        }
    }

    private void end(DigitSink sink) {
        if (pressed != 0) {
            char key = pressed;
            pressed = 0;
            sink.end(key, Math.round((blocks - misses) * BLOCK / 8f));
        }
    }
}
