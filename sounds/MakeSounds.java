import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Makes the prompts and the hold music; run by sounds/make from its source.
 *
 * <p>A prompt is spoken by flite, brought to 8 kHz, freed of silence at both ends and set to one level; music and beeps
 * are computed. All files are G.711 µ-law without a header, 8000 samples a second: what
 * most calls carry, so that playing one costs no conversion.
 */
final class MakeSounds {

    private static final int RATE = 8000;
    private static final int SPOKEN_RATE = 16000;

    /** The most intelligible of flite's voices on single words: all of the numbers were recognised by machine. */
    private static final String VOICE = "rms";

    /** Speech level while speaking: 20 dB below full scale. */
    private static final double SPEECH_RMS = 0.1;

    private static final double PEAK = 0.9;
    private static final int SILENCES = 10;

    private MakeSounds() {}

    public static void main(String[] arguments) throws Exception {
        Path sounds = Path.of(arguments[0]);
        Path english = sounds.resolve("en");
        Path spoken = Files.createTempFile("prompt", ".wav");
        for (String line : Files.readAllLines(sounds.resolve("en.tsv"))) {
            if (!line.startsWith("#")) {
                String[] prompt = line.split("\t", 2);
                write(english.resolve(prompt[0] + ".ulaw"), speak(prompt[1], spoken));
            }
        }
        Files.delete(spoken);
        for (int seconds = 1; seconds <= SILENCES; seconds++) {
            write(english.resolve("silence/" + seconds + ".ulaw"), new double[seconds * RATE]);
        }
        write(english.resolve("beep.ulaw"), beep(1000, 0.22));
        write(english.resolve("beeperr.ulaw"), join(beep(480, 0.18), new double[RATE / 20], beep(360, 0.3)));
        write(sounds.resolve("moh/hookswitch-evening.ulaw"), new HoldMusic().render());
    }

    // ---- speech ----------------------------------------------------------------------------------------------------

    private static double[] speak(String words, Path file) throws IOException, InterruptedException {
        int rc = new ProcessBuilder("flite", "-voice", VOICE, "-t", words, "-o", file.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (rc != 0) {
            throw new IOException("flite ended with " + rc + " on \"" + words + "\"");
        }
        double[] at8k = halveRate(trim(read(file, SPOKEN_RATE), SPOKEN_RATE));
        level(at8k, SPEECH_RMS);
        fadeEnds(at8k, RATE / 200);
        return at8k;
    }

    /** Takes every second sample after a low-pass of 3.6 kHz (a windowed sinc of 63 taps). */
    private static double[] halveRate(double[] samples) {
        int reach = 31;
        double cutoff = 3600.0 / SPOKEN_RATE;
        double[] taps = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            double sinc = i == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * i) / (Math.PI * i);
            double window = 0.54 + 0.46 * Math.cos(Math.PI * i / (reach + 1));
            taps[i + reach] = sinc * window;
            sum += taps[i + reach];
        }
        double[] halved = new double[samples.length / 2];
        for (int n = 0; n < halved.length; n++) {
            double value = 0;
            for (int i = -reach; i <= reach; i++) {
                int at = 2 * n + i;
                if (at >= 0 && at < samples.length) {
                    value += samples[at] * taps[i + reach];
                }
            }
            halved[n] = value / sum;
        }
        return halved;
    }

    /** Leaves 20 ms before the first and 60 ms after the last sample that is louder than 1 % of full scale. */
    private static double[] trim(double[] samples, int rate) {
        int first = 0;
        int last = samples.length - 1;
        while (first < last && Math.abs(samples[first]) < 0.01) {
            first++;
        }
        while (last > first && Math.abs(samples[last]) < 0.01) {
            last--;
        }
        return Arrays.copyOfRange(
                samples, Math.max(0, first - rate / 50), Math.min(samples.length, last + 6 * rate / 100));
    }

    /** Sets the mean level of the parts that are not pauses; loud peaks are rounded off, not cut. */
    private static void level(double[] samples, double rms) {
        double loudest = Arrays.stream(samples).map(Math::abs).max().orElseThrow();
        double squares = 0;
        int counted = 0;
        int block = RATE / 50;
        for (int from = 0; from + block <= samples.length; from += block) {
            double power = 0;
            for (int i = from; i < from + block; i++) {
                power += samples[i] * samples[i];
            }
            if (Math.sqrt(power / block) > loudest * 0.05) {
                squares += power;
                counted += block;
            }
        }
        double gain = rms / Math.sqrt(squares / counted);
        for (int i = 0; i < samples.length; i++) {
            double value = samples[i] * gain;
            double over = Math.abs(value) - 0.6;
            samples[i] = over <= 0 ? value : Math.signum(value) * (0.6 + (PEAK - 0.6) * Math.tanh(over / (PEAK - 0.6)));
        }
    }

    private static void fadeEnds(double[] samples, int length) {
        for (int i = 0; i < Math.min(length, samples.length); i++) {
            double gain = i / (double) length;
            samples[i] *= gain;
            samples[samples.length - 1 - i] *= gain;
        }
    }

    private static double[] beep(double hertz, double seconds) {
        double[] samples = new double[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 0.25 * Math.sin(2 * Math.PI * hertz * i / RATE);
        }
        fadeEnds(samples, RATE / 100);
        return samples;
    }

    private static double[] join(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    // ---- music -----------------------------------------------------------------------------------------------------

    /** A piece of sixteen bars at 72 beats a minute, 53 seconds, for electric piano and bass; its end runs into its beginning. */
    private static final class HoldMusic {

        private static final double BEAT = 60.0 / 72;
        private static final int BARS = 16;

        /** Notes of the chords (MIDI numbers: 60 is middle C), one chord a bar, the lowest note is the bass. */
        private static final int[][] CHORDS = {
            {41, 57, 60, 64, 67}, // F maj9
            {40, 55, 59, 62, 67}, // E m7
            {38, 57, 60, 64, 65}, // D m9
            {43, 53, 59, 62, 64}, // G 13
            {36, 55, 59, 62, 64}, // C maj9
            {45, 55, 60, 64, 67}, // A m7
            {38, 53, 57, 60, 64}, // D m9
            {43, 53, 57, 60, 62}, // G 7sus4
        };

        /** The melody: pairs of note and length in beats; 0 is a rest. Eight bars, then eight others. */
        private static final double[][] MELODY = {
            {0, 1, 72, 0.5, 74, 0.5, 76, 1.5, 79, 0.5},
            {76, 2, 74, 1, 71, 1},
            {72, 1.5, 74, 0.5, 77, 1, 76, 1},
            {74, 2.5, 0, 1.5},
            {0, 0.5, 71, 0.5, 74, 0.5, 76, 0.5, 79, 2},
            {76, 1.5, 74, 0.5, 72, 2},
            {69, 1, 72, 1, 76, 1, 74, 1},
            {72, 1, 74, 3},
            {81, 1.5, 79, 0.5, 76, 1, 72, 1},
            {74, 1, 76, 0.5, 74, 0.5, 71, 2},
            {0, 0.5, 69, 0.5, 72, 0.5, 74, 0.5, 77, 1, 79, 1},
            {76, 1.5, 74, 0.5, 71, 2},
            {79, 1, 76, 0.5, 74, 0.5, 71, 1, 74, 1},
            {72, 2, 0, 1, 67, 1},
            {69, 0.5, 72, 0.5, 76, 1, 77, 1, 76, 1},
            {74, 3, 0, 1},
        };

        private final double[] samples = new double[(int) Math.round(BARS * 4 * BEAT * RATE)];

        double[] render() {
            for (int bar = 0; bar < BARS; bar++) {
                int[] chord = CHORDS[bar % CHORDS.length];
                double at = bar * 4;
                bass(at, chord[0], 2.5);
                bass(at + 2.5, chord[0] + (bar % 2 == 0 ? 7 : 12), 1.5);
                for (int i = 1; i < chord.length; i++) {
                    piano(at + 0.03 * i, chord[i], 3.2, 0.13); // rolled a little
                    piano(at + 2.5 + 0.015 * i, chord[i], 1.3, 0.07);
                }
                for (int i = 0; i < 8; i++) {
                    int note = chord[1 + (i * 3) % (chord.length - 1)] + 12;
                    piano(at + i * 0.5, note, 0.6, i % 2 == 0 ? 0.035 : 0.025);
                }
                double beat = at;
                double[] phrase = MELODY[bar];
                for (int i = 0; i < phrase.length; i += 2) {
                    if (phrase[i] > 0) {
                        piano(beat, (int) phrase[i], phrase[i + 1] + 0.6, 0.22);
                    }
                    beat += phrase[i + 1];
                }
            }
            echo(0.75 * BEAT, 0.25);
            level(samples, 0.07);
            return samples;
        }

        /** A struck tone with a bell-like second part that dies away first, slowly trembling. */
        private void piano(double beat, int note, double beats, double loudness) {
            double hertz = hertz(note);
            double seconds = beats * BEAT;
            tone(beat, seconds + 0.25, t -> {
                double body = Math.exp(-t * 1.6) * Math.sin(2 * Math.PI * hertz * t
                        + 0.9 * Math.exp(-t * 4) * Math.sin(2 * Math.PI * hertz * t));
                double bell = hertz * 4 < 3400
                        ? 0.12 * Math.exp(-t * 7) * Math.sin(2 * Math.PI * hertz * 4 * t)
                        : 0;
                double tremble = 1 + 0.08 * Math.sin(2 * Math.PI * 4.5 * t);
                return loudness * tremble * (body + bell) * release(t, seconds);
            });
        }

        /** Low, but with enough of its overtones to be heard through a telephone. */
        private void bass(double beat, int note, double beats) {
            double hertz = hertz(note);
            double seconds = beats * BEAT;
            tone(beat, seconds + 0.25, t -> {
                double wave = Math.sin(2 * Math.PI * hertz * t)
                        + 0.55 * Math.sin(2 * Math.PI * 2 * hertz * t)
                        + 0.3 * Math.sin(2 * Math.PI * 3 * hertz * t)
                        + 0.1 * Math.sin(2 * Math.PI * 4 * hertz * t);
                return 0.2 * Math.exp(-t * 1.1) * wave * release(t, seconds);
            });
        }

        /** A soft start of 8 ms, and a quarter of a second to fade after the key is let go. */
        private static double release(double t, double held) {
            double start = Math.min(1, t / 0.008);
            return t < held ? start : start * Math.max(0, 1 - (t - held) / 0.25);
        }

        private interface Wave {
            double at(double seconds);
        }

        /** Adds a tone; what goes past the end is heard at the beginning, so the loop has no seam. */
        private void tone(double beat, double seconds, Wave wave) {
            int from = (int) Math.round(beat * BEAT * RATE);
            int length = (int) (seconds * RATE);
            for (int i = 0; i < length; i++) {
                samples[(from + i) % samples.length] += wave.at(i / (double) RATE);
            }
        }

        /** Each echo quieter than the last; taken around the loop, it needs no beginning. */
        private void echo(double seconds, double gain) {
            int delay = (int) Math.round(seconds * RATE);
            double[] dry = samples.clone();
            double loudness = gain;
            for (int times = 1; times <= 4; times++) {
                for (int i = 0; i < samples.length; i++) {
                    samples[(i + times * delay) % samples.length] += loudness * dry[i];
                }
                loudness *= gain * 1.6;
            }
        }

        private static double hertz(int note) {
            return 440 * Math.pow(2, (note - 69) / 12.0);
        }
    }

    // ---- files -----------------------------------------------------------------------------------------------------

    /** Reads a WAV file as flite writes it: a header of 44 bytes, 16 bit, one channel. */
    private static double[] read(Path file, int rate) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(24) != rate) {
            throw new IOException(file + ": expected " + rate + " samples a second, found " + bytes.getInt(24));
        }
        double[] samples = new double[(bytes.limit() - 44) / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(44 + 2 * i) / 32768.0;
        }
        return samples;
    }

    private static void write(Path file, double[] samples) throws IOException {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[i] = muLaw((int) Math.round(Math.clamp(samples[i], -1, 1) * 32767));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** ITU-T G.711: sign, three bits of segment, four bits within it, all inverted. */
    private static byte muLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32635) + 132;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int step = magnitude >> (segment + 3) & 0x0f;
        return (byte) ~((sample < 0 ? 0x80 : 0) | segment << 4 | step);
    }
}
