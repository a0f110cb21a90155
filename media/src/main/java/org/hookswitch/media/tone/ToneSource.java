package org.hookswitch.media.tone;

import java.nio.ByteBuffer;
import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.media.play.AudioSource;
import org.hookswitch.media.tone.Tone.Mode;
import org.hookswitch.media.tone.Tone.Part;

/**
 * Makes the samples of a tone, linear at 8 kHz.
 *
 * <p>One thread at a time. Each frequency is a digital resonator, begun anew with every part; levels are about -13 dBm0 a
 * frequency, within what ITU-T E.180 allows.
 */
final class ToneSource implements AudioSource {
    private static final int RATE = 8000;
    private static final int FRAME_SAMPLES = RATE / 1000 * Codec.FRAME_MS;
    private static final double AMPLITUDE = 7200;

    private final List<Part> parts;
    private int index = -1;
    private boolean repeating;
    private boolean ended;
    private long samplesLeft;
    private final Oscillator first = new Oscillator(RATE);
    private final Oscillator second = new Oscillator(RATE);

    ToneSource(Tone tone) {
        parts = tone.parts();
        nextPart();
    }

    @Override
    public Codec codec() {
        return Codec.SLIN;
    }

    @Override
    public int read(ByteBuffer into, int offset) {
        int made = 0;
        while (made < FRAME_SAMPLES && !ended) {
            if (samplesLeft == 0) {
                nextPart();
                continue;
            }
            into.putShort(offset + 2 * made++, sample());
            samplesLeft--;
        }
        return made == 0 ? END : 2 * made;
    }

    private short sample() {
        Part part = parts.get(index);
        if (part.first() == 0) {
            return 0;
        }
        double value = first.next();
        if (part.second() > 0) {
            // Modulation to the full depth would leave gaps; nine tenths is what exchanges send.
            value = part.mode() == Mode.SUM ? value + second.next() : value * (1 + 0.9 * second.next()) / 1.9 * 2;
        }
        return (short) Math.round(value * AMPLITUDE);
    }

    private void nextPart() {
        for (int tried = 0; tried <= parts.size(); tried++) {
            index++;
            if (index == parts.size()) {
                index = 0;
                repeating = true;
            }
            Part part = parts.get(index);
            if (!repeating || !part.once()) {
                begin(part);
                return;
            }
        }
        ended = true;
    }

    private void begin(Part part) {
        samplesLeft = part.milliseconds() == 0 ? Long.MAX_VALUE : (long) part.milliseconds() * RATE / 1000;
        first.tune(part.first());
        second.tune(part.second());
    }

    /** Goes to a place within the first repetition. */
    @Override
    public long seek(long milliseconds) {
        index = -1;
        repeating = false;
        ended = false;
        nextPart();
        long wanted = Math.max(0, milliseconds) * RATE / 1000;
        long gone = 0;
        while (!repeating && !ended && gone + samplesLeft <= wanted) {
            gone += samplesLeft;
            nextPart();
        }
        if (repeating || ended) {
            return gone * 1000 / RATE;
        }
        for (; gone < wanted; gone++) {
            sample();
            samplesLeft--;
        }
        return gone * 1000 / RATE;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
