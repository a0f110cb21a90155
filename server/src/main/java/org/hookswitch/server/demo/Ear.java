package org.hookswitch.server.demo;

import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.codec.AudioCodecs;
import org.hookswitch.media.codec.AudioDecoder;

/** Listens for one tone: how much of what it hears is of that frequency (Goertzel). Thread-safe. */
final class Ear implements FrameSink {

    private static final double RATE = 8000;
    private static final int MOST_SAMPLES = 5760;

    private final int hertz;
    private final short[] samples = new short[MOST_SAMPLES];
    private double tone;
    private double all;
    private int frames;

    Ear(int hertz) {
        this.hertz = hertz;
    }

    @Override
    public synchronized void accept(Frame frame) {
        AudioDecoder decoder =
                frame.isAudio() ? AudioCodecs.decoder(frame.codec()).orElse(null) : null;
        if (decoder == null) {
            return;
        }
        int count = decoder.decode(frame.buffer(), frame.offset(), frame.length(), samples);
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double before = 0;
        double twoBefore = 0;
        double energy = 0;
        for (int i = 0; i < count; i++) {
            double now = samples[i] + coefficient * before - twoBefore;
            twoBefore = before;
            before = now;
            energy += (double) samples[i] * samples[i];
        }
        tone += (before * before + twoBefore * twoBefore - coefficient * before * twoBefore) * 2 / Math.max(1, count);
        all += energy;
        frames++;
    }

    /** Packets heard. */
    synchronized int frames() {
        return frames;
    }

    /** Share of the tone in all that was heard, 0 to 1. */
    synchronized double share() {
        return all == 0 ? 0 : Math.min(1, tone / all);
    }
}
