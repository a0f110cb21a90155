package org.hookswitch.media.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.hookswitch.media.RecordedDigits;
import org.hookswitch.media.codec.G711;
import org.junit.jupiter.api.Test;

class DtmfDetectorTest {
    private final RecordedDigits told = new RecordedDigits();
    private final DtmfDetector detector = new DtmfDetector();
    private final Random random = new Random(3);

    private void listen(short[] samples) {
        for (int i = 0; i < samples.length; i += 160) {
            int length = Math.min(160, samples.length - i);
            short[] frame = new short[length];
            for (int k = 0; k < length; k++) {
                frame[k] = G711.ulawToLinear(G711.linearToUlaw(samples[i + k]));
            }
            detector.listen(frame, length, told);
        }
    }

    private static short[] pair(double low, double high, double lowLevel, double highLevel, int ms) {
        short[] samples = new short[8 * ms];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(lowLevel * Math.sin(2 * Math.PI * low * i / 8000)
                    + highLevel * Math.sin(2 * Math.PI * high * i / 8000));
        }
        return samples;
    }

    private String digits() {
        StringBuilder pressed = new StringBuilder();
        told.told().stream().filter(t -> t.startsWith("+")).forEach(t -> pressed.append(t.charAt(1)));
        return pressed.toString();
    }

    @Test
    void everyDigitIsFoundFromFortyMillisecondsOn() {
        DtmfTones tones = new DtmfTones();
        ByteBuffer buffer = ByteBuffer.allocate(2000);
        for (char key : "123A456B789C*0#D".toCharArray()) {
            short[] samples = new short[8 * 45];
            tones.begin(key);
            tones.make(buffer, 0, samples.length);
            buffer.asShortBuffer().get(samples);
            listen(samples);
            listen(new short[8 * 60]);
        }
        assertThat(digits()).isEqualTo("123A456B789C*0#D");
    }

    @Test
    void theDurationIsThatOfTheTone() {
        listen(pair(770, 1336, 6000, 6000, 200));
        listen(new short[800]);
        String end = told.told().getLast();
        assertThat(Integer.parseInt(end.substring(3, end.length() - 1))).isBetween(180, 215);
    }

    @Test
    void frequenciesAreAcceptedUpToOneAndAHalfPercentOffAndNotFromThreeAndAHalfOn() {
        for (double off : new double[] {0.985, 1.015}) {
            listen(pair(852 * off, 1477 * off, 6000, 6000, 60));
            listen(new short[800]);
        }
        assertThat(digits()).isEqualTo("99");
        for (double off : new double[] {0.955, 1.045}) {
            listen(pair(941 * off, 1336 * off, 6000, 6000, 100));
            listen(new short[800]);
        }
        assertThat(digits()).isEqualTo("99");
    }

    @Test
    void aTwistThatLinesHaveIsAcceptedAndMoreIsNot() {
        listen(pair(697, 1209, 9000, 9000 / 2.3, 60));
        listen(new short[800]);
        listen(pair(697, 1209, 9000 / 1.4, 9000, 60));
        listen(new short[800]);
        assertThat(digits()).isEqualTo("11");
        listen(pair(697, 1209, 9000, 9000 / 3.5, 100));
        listen(pair(697, 1209, 9000 / 2.2, 9000, 100));
        assertThat(digits()).isEqualTo("11");
    }

    @Test
    void noiseFifteenDecibelsBelowDoesNoHarm() {
        for (int n = 0; n < 50; n++) {
            short[] samples = pair(852, 1209, 5000, 5000, 70);
            for (int i = 0; i < samples.length; i++) {
                samples[i] += (short) (random.nextGaussian() * 5000 * 0.178);
            }
            listen(samples);
            listen(new short[640]);
        }
        assertThat(digits()).isEqualTo("7".repeat(50));
    }

    @Test
    void noiseSingleTonesAndChordsAreNoDigits() {
        short[] noise = new short[80_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 6000);
        }
        listen(noise);
        listen(pair(770, 0, 9000, 0, 500));
        listen(pair(350, 440, 7200, 7200, 500));
        listen(pair(440, 1209, 7200, 7200, 500));
        short[] chord = pair(770, 1336, 5000, 5000, 500);
        short[] more = pair(440, 2093, 4000, 4000, 500);
        for (int i = 0; i < chord.length; i++) {
            chord[i] += more[i];
        }
        listen(chord);
        assertThat(told.told()).isEmpty();
    }

    @Test
    void whatIsTooQuietIsNotADigit() {
        listen(pair(770, 1336, 100, 100, 500));
        assertThat(told.told()).isEmpty();
    }
}
