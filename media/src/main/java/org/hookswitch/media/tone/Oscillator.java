package org.hookswitch.media.tone;

/**
 * A sine of amplitude 1 by recursion: each value from the two before it.
 *
 * <p>One thread at a time.
 */
public final class Oscillator {
    private final int rate;
    private double twiceCosine;
    private double last;
    private double beforeLast;

    /**
     * An oscillator that is silent until it is tuned.
     *
     * @param sampleRate values a second
     */
    public Oscillator(int sampleRate) {
        rate = sampleRate;
    }

    /** Begins a sine at phase 0; 0 Hz is silence. */
    public void tune(int hertz) {
        double step = 2 * Math.PI * hertz / rate;
        twiceCosine = 2 * Math.cos(step);
        last = -Math.sin(step);
        beforeLast = -Math.sin(2 * step);
    }

    /** The next value. */
    public double next() {
        double value = twiceCosine * last - beforeLast;
        beforeLast = last;
        last = value;
        return value;
    }
}
