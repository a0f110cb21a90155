package org.hookswitch.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.hookswitch.media.MediaException;
import org.junit.jupiter.api.Test;

class ResamplerTest {
    private static short[] sine(int rate, double hertz, int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.round(10_000 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }

    private static short[] resample(Resampler resampler, short[] in, int piece) {
        short[] all = new short[in.length * 6 + 6];
        short[] out = new short[resampler.outputFor(piece)];
        short[] part = new short[piece];
        int count = 0;
        for (int i = 0; i < in.length; i += piece) {
            int length = Math.min(piece, in.length - i);
            System.arraycopy(in, i, part, 0, length);
            int made = resampler.resample(part, length, out);
            System.arraycopy(out, 0, all, count, made);
            count += made;
        }
        return Arrays.copyOf(all, count);
    }

    /** Amplitude of a frequency, and of everything else together. */
    private static double[] levels(short[] samples, int rate, double hertz) {
        int from = samples.length / 4;
        int count = samples.length / 2 / rate * rate;
        double re = 0;
        double im = 0;
        double all = 0;
        for (int i = 0; i < count; i++) {
            double sample = samples[from + i];
            re += sample * Math.cos(2 * Math.PI * hertz * i / rate);
            im += sample * Math.sin(2 * Math.PI * hertz * i / rate);
            all += sample * sample;
        }
        double level = 2 * Math.hypot(re, im) / count;
        return new double[] {level, Math.sqrt(Math.max(0, 2 * all / count - level * level))};
    }

    @Test
    void speechPassesUpAndDownUnchanged() {
        for (double hertz : new double[] {50, 300, 1000, 3000, 3300}) {
            short[] up = resample(new Resampler(8000, 16_000), sine(8000, hertz, 32_000), 160);
            assertThat(up).hasSize(64_000);
            double[] levels = levels(up, 16_000, hertz);
            assertThat(levels[0]).as("%f Hz up", hertz).isBetween(9700.0, 10_300.0);
            assertThat(levels[1]).as("images of %f Hz", hertz).isLessThan(40);

            short[] down = resample(new Resampler(16_000, 8000), sine(16_000, hertz, 64_000), 320);
            assertThat(down).hasSize(32_000);
            levels = levels(down, 8000, hertz);
            assertThat(levels[0]).as("%f Hz down", hertz).isBetween(9700.0, 10_300.0);
            assertThat(levels[1]).as("rest of %f Hz", hertz).isLessThan(40);
        }
    }

    @Test
    void whatIsAboveTheLowerRateIsNotFoldedDown() {
        for (double hertz : new double[] {4600, 5000, 6000, 7800}) {
            short[] down = resample(new Resampler(16_000, 8000), sine(16_000, hertz, 64_000), 320);
            double[] levels = levels(down, 8000, 8000 - hertz);
            assertThat(levels[0]).as("alias of %f Hz", hertz).isLessThan(40);
        }
    }

    @Test
    void thePiecesInWhichAStreamComesMakeNoDifference() {
        short[] in = sine(48_000, 440, 4800);
        short[] whole = resample(new Resampler(48_000, 8000), in, 4800);
        assertThat(whole).hasSize(800);
        for (int piece : new int[] {1, 5, 7, 100, 961}) {
            assertThat(resample(new Resampler(48_000, 8000), in, piece)).isEqualTo(whole);
        }
        short[] up = resample(new Resampler(8000, 48_000), sine(8000, 440, 800), 800);
        assertThat(resample(new Resampler(8000, 48_000), sine(8000, 440, 800), 13))
                .isEqualTo(up);
    }

    @Test
    void aConstantStaysWhatItIs() {
        short[] in = new short[1000];
        Arrays.fill(in, (short) 1234);
        short[] up = resample(new Resampler(8000, 16_000), in, 160);
        assertThat(Arrays.copyOfRange(up, 100, up.length)).containsOnly((short) 1234);
    }

    @Test
    void ratesThatAreNoMultiplesAreRefused() {
        assertThatThrownBy(() -> new Resampler(44_100, 8000))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("44100");
    }
}
