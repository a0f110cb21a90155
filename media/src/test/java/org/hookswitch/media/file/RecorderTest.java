package org.hookswitch.media.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.file.Recorder.Track;
import org.hookswitch.media.file.Recorder.Voice;
import org.hookswitch.media.play.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final ByteBuffer buffer = Frame.newBuffer();
    private final Frame frame = new Frame();

    private void say(FrameSink sink, int number, int value) {
        for (int i = 0; i < 160; i++) {
            buffer.putShort(Frame.HEADROOM + 2 * i, (short) value);
        }
        sink.accept(frame.audio(Codec.SLIN, buffer, Frame.HEADROOM, 320).at(1, number, 160 * number, false));
    }

    private ByteBuffer samples(String name) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void bothVoicesAreRecordedApartAndTogetherInTheTimeTheyTook() throws IOException {
        Recorder recorder = Recorder.start(
                clock,
                List.of(
                        new Track(Voice.FROM_DEVICE, SoundWriter.open(folder.resolve("said.sln"), false)),
                        new Track(Voice.TO_DEVICE, SoundWriter.open(folder.resolve("heard.sln"), false)),
                        new Track(Voice.BOTH, SoundWriter.open(folder.resolve("both.sln"), false))));
        for (int i = 0; i < 60; i++) {
            say(recorder.fromDevice(), i, 1000);
            say(recorder.toDevice(), i, 40 * i);
            clock.tick();
        }
        recorder.close();

        assertThat(recorder.milliseconds()).isEqualTo(1200);
        assertThat(recorder.dropped()).isZero();
        assertThat(samples("said.sln").limit()).isEqualTo(60 * 320);
        // The first tick comes before 40 ms are there.
        assertThat(samples("said.sln").getShort(0)).isZero();
        assertThat(samples("said.sln").getShort(30 * 320)).isEqualTo((short) 1000);
        assertThat(samples("heard.sln").getShort(30 * 320)).isEqualTo((short) (40 * 29));
        assertThat(samples("both.sln").getShort(30 * 320)).isEqualTo((short) (1000 + 40 * 29));
    }

    @Test
    void silenceTakesItsTime() throws IOException {
        Recorder recorder = Recorder.start(
                clock, List.of(new Track(Voice.FROM_DEVICE, SoundWriter.open(folder.resolve("a.wav"), false))));
        clock.advance(500);
        recorder.pause();
        clock.advance(500);
        recorder.resume();
        clock.advance(100);
        recorder.close();
        recorder.close();

        assertThat(samples("a.wav").limit()).isEqualTo(44 + 30 * 320);
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void tracksOfDifferentRatesAreRecordedTogether() throws IOException {
        Recorder recorder = Recorder.start(
                clock,
                List.of(
                        new Track(Voice.FROM_DEVICE, SoundWriter.open(folder.resolve("narrow.sln"), false)),
                        new Track(Voice.FROM_DEVICE, SoundWriter.open(folder.resolve("wide.sln16"), false))));
        for (int i = 0; i < 50; i++) {
            say(recorder.fromDevice(), i, 1000);
            clock.tick();
        }
        recorder.close();

        assertThat(samples("narrow.sln").limit()).isEqualTo(50 * 320);
        assertThat(samples("wide.sln16").limit()).isEqualTo(50 * 640);
        assertThat((int) samples("wide.sln16").getShort(30 * 640)).isBetween(990, 1010);
    }
}
