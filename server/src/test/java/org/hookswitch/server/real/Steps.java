package org.hookswitch.server.real;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tone that changes every second, as a 16-bit 8 kHz WAV file; and what came of it elsewhere. */
final class Steps {

    private static final int RATE = 8000;
    private static final int FRAME = 160;
    private static final int HEADER = 44;
    private static final int LOWEST = 400;
    private static final int STEP = 40;
    private static final int STEPS = 64;

    private Steps() {}

    private static int hertz(int second) {
        return LOWEST + second % STEPS * STEP;
    }

    /** Writes so many seconds of it. */
    static void write(Path file, int seconds) throws IOException {
        ByteBuffer wav = ByteBuffer.allocate(HEADER + seconds * RATE * 2).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + seconds * RATE * 2);
        wav.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE * 2)
                .putShort((short) 2)
                .putShort((short) 16);
        wav.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(seconds * RATE * 2);
        for (int i = 0; i < seconds * RATE; i++) {
            wav.putShort((short) (12_000 * Math.sin(2 * Math.PI * hertz(i / RATE) * i / RATE)));
        }
        Files.write(file, wav.array());
    }

    /**
     * What a recording says of the original.
     *
     * @param seconds from the first sound to the last
     * @param silentFrames frames of 20 ms in between in which nothing was heard
     * @param changes when each new tone began, seconds since the first change
     */
    record Report(double seconds, int silentFrames, List<Double> changes) {
        /** How far the n-th change is from where it should be, at most; seconds. */
        double drift() {
            double most = 0;
            for (int i = 0; i < changes.size(); i++) {
                most = Math.max(most, Math.abs(changes.get(i) - i));
            }
            return most;
        }
    }

    /** Listens to a recording. */
    static Report read(Path file) throws IOException {
        ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int frames = (wav.capacity() - HEADER) / 2 / FRAME;
        int first = -1;
        int last = -1;
        int silent = 0;
        int silentSinceSound = 0;
        int previous = -1;
        var changes = new ArrayList<Double>();
        double zero = 0;
        for (int f = 0; f < frames; f++) {
            short[] samples = new short[FRAME];
            double energy = 0;
            for (int i = 0; i < FRAME; i++) {
                samples[i] = wav.getShort(HEADER + (f * FRAME + i) * 2);
                energy += (double) samples[i] * samples[i];
            }
            if (Math.sqrt(energy / FRAME) < 500) {
                silentSinceSound++;
                continue;
            }
            if (first < 0) {
                first = f;
            } else {
                silent += silentSinceSound;
            }
            silentSinceSound = 0;
            last = f;
            int step = loudest(samples);
            if (previous >= 0 && step == previous + 1) {
                if (changes.isEmpty()) {
                    zero = f * 0.02;
                }
                changes.add(f * 0.02 - zero);
            }
            previous = step;
        }
        return new Report((last - first + 1) * 0.02, silent, changes);
    }

    /** Which of the tones a frame holds. */
    private static int loudest(short[] samples) {
        int best = 0;
        double most = -1;
        for (int step = 0; step < STEPS; step++) {
            double coefficient = 2 * Math.cos(2 * Math.PI * hertz(step) / RATE);
            double before = 0;
            double twoBefore = 0;
            for (short sample : samples) {
                double now = sample + coefficient * before - twoBefore;
                twoBefore = before;
                before = now;
            }
            double power = before * before + twoBefore * twoBefore - coefficient * before * twoBefore;
            if (power > most) {
                most = power;
                best = step;
            }
        }
        return best;
    }
}
