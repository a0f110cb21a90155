package org.hookswitch.media.codec;

import java.util.Random;

/** A signal with what codecs find hard: voiced and unvoiced stretches, pauses, clicks, full scale. */
final class SpeechLike {
    private SpeechLike() {}

    /** Three seconds at 8 kHz, the same on every machine. */
    static short[] narrow() {
        return at(8000);
    }

    static short[] at(int rate) {
        short[] samples = new short[3 * rate];
        Random random = new Random(4711);
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / rate;
            double pitch = 110 + 40 * StrictMath.sin(2 * StrictMath.PI * 0.7 * t);
            phase += pitch / rate;
            double value = 0;
            int stretch = (int) (t * 8);
            switch (stretch % 6) {
                case 0, 1, 3 -> {
                    for (int h = 1; h * pitch < 3400; h++) {
                        double formant = h * pitch;
                        double gain = 1 / (1 + StrictMath.pow((formant - 500 - 60 * stretch) / 250, 2))
                                + 0.4 / (1 + StrictMath.pow((formant - 1500) / 300, 2));
                        value += gain * StrictMath.sin(2 * StrictMath.PI * phase * h);
                    }
                    value *= 4000 * StrictMath.sin(StrictMath.PI * (t * 8 - stretch));
                }
                case 2 -> value = random.nextGaussian() * 1500;
                case 4 -> value = 0;
                default -> value = 40_000 * StrictMath.sin(2 * StrictMath.PI * (300 + 900 * t) * t);
            }
            if (i % 4001 == 0) {
                value = i % 2 == 0 ? 32_767 : -32_768;
            }
            samples[i] = (short) Math.clamp(StrictMath.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }
}
