package org.hookswitch.media.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.hookswitch.media.Frame;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.play.AudioSource;
import org.hookswitch.media.tone.Tone.Mode;
import org.hookswitch.media.tone.Tone.Part;
import org.junit.jupiter.api.Test;

class ToneTest {
    private final ByteBuffer buffer = Frame.newBuffer();

    private short[] listen(AudioSource source, int frames) {
        short[] samples = new short[160 * frames];
        for (int i = 0; i < frames; i++) {
            assertThat(source.read(buffer, Frame.HEADROOM)).isEqualTo(320);
            for (int s = 0; s < 160; s++) {
                samples[160 * i + s] = buffer.getShort(Frame.HEADROOM + 2 * s);
            }
        }
        return samples;
    }

    /** Amplitude of one frequency. */
    private static double level(short[] samples, int from, int count, double hertz) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < count; i++) {
            re += samples[from + i] * Math.cos(2 * Math.PI * hertz * i / 8000);
            im += samples[from + i] * Math.sin(2 * Math.PI * hertz * i / 8000);
        }
        return 2 * Math.hypot(re, im) / count;
    }

    @Test
    void partsAreReadWithFrequenciesTimesAndMarks() {
        assertThat(Tone.parse("!350+440/100, 0/50 | 400*25, 1400/15").parts())
                .containsExactly(
                        new Part(350, 440, Mode.SUM, 100, true),
                        new Part(0, 0, Mode.SUM, 50, false),
                        new Part(400, 25, Mode.MODULATION, 0, false),
                        new Part(1400, 0, Mode.SUM, 15, false));
    }

    @Test
    void whatIsNoPartIsNamed() {
        assertThatThrownBy(() -> Tone.parse("425/1000,bell"))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("\"bell\"");
    }

    @Test
    void ringingIsHeardForItsTimeAndThenSilent() {
        short[] samples = listen(Tone.parse("425/1000,0/4000").source(), 500);

        assertThat(level(samples, 800, 6400, 425)).isBetween(7100.0, 7300.0);
        assertThat(level(samples, 7999, 1, 0)).isNotZero();
        for (int i = 8000; i < 40_000; i++) {
            assertThat(samples[i]).isZero();
        }
        assertThat(level(samples, 40_000, 8000, 425)).isBetween(7100.0, 7300.0);
    }

    @Test
    void twoFrequenciesAreBothHeard() {
        short[] samples = listen(Tone.parse("350+440").source(), 50);

        assertThat(level(samples, 0, 8000, 350)).isBetween(7100.0, 7300.0);
        assertThat(level(samples, 0, 8000, 440)).isBetween(7100.0, 7300.0);
        assertThat(level(samples, 0, 8000, 395)).isLessThan(100);
    }

    @Test
    void modulationHasItsSidebands() {
        short[] samples = listen(Tone.parse("400*25").source(), 50);

        double carrier = level(samples, 0, 8000, 400);
        assertThat(level(samples, 0, 8000, 425) / carrier).isBetween(0.44, 0.46);
        assertThat(level(samples, 0, 8000, 375) / carrier).isBetween(0.44, 0.46);
        for (short sample : samples) {
            assertThat((int) sample).isBetween(-16_000, 16_000);
        }
    }

    @Test
    void aToneOfPartsHeardOnceEnds() {
        AudioSource source = Tone.parse("!950/30,!1400/30").source();
        listen(source, 3);
        assertThat(source.read(buffer, Frame.HEADROOM)).isEqualTo(AudioSource.END);
    }

    @Test
    void partsHeardOnceAreLeftOutOfTheRepetition() {
        short[] samples = listen(Tone.parse("!440/100,0/100").source(), 50);
        assertThat(level(samples, 0, 800, 440)).isGreaterThan(7000);
        for (int i = 800; i < 8000; i++) {
            assertThat(samples[i]).isZero();
        }
    }

    @Test
    void seekingFindsThePlaceInTheTone() {
        AudioSource source = Tone.parse("425/1000,0/4000").source();
        assertThat(source.seek(1500)).isEqualTo(1500);
        assertThat(listen(source, 1)).containsOnly((short) 0);
        assertThat(source.seek(500)).isEqualTo(500);
        assertThat(level(listen(source, 10), 0, 1600, 425)).isGreaterThan(7000);
    }

    @Test
    void everyBuiltInZoneHasTheTonesThatEveryCallNeeds() {
        assertThat(ToneZone.builtIn()).containsKeys("us", "de", "uk", "fr");
        ToneZone.builtIn().values().forEach(zone -> {
            assertThat(zone.tones())
                    .as(zone.name())
                    .containsKeys("dial", "busy", "ring", "congestion", "callwaiting", "dialrecall", "record", "info");
            assertThat(zone.ringCadence().size() % 2).isZero();
        });
    }
}
