package org.hookswitch.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.MediaPipe;
import org.hookswitch.media.MediaPort;
import org.hookswitch.media.file.SoundLibrary;
import org.hookswitch.media.play.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioTest {

    private static final int BYTES_A_TICK = 320;

    @TempDir
    Path folder;

    private final ManualClock ticks = new ManualClock();
    private final MediaPipe pipe = new MediaPipe();
    private final ByteBuffer buffer = Frame.newBuffer();
    private final Frame frame = new Frame();
    private final Pbx pbx = Pbx.builder().build();
    private int number;

    @AfterEach
    void close() {
        pbx.close();
    }

    private Studio studio() {
        return new Studio(new SoundLibrary(folder, "en"), ticks, Map.of(), "us", Map.of());
    }

    private Channel channel() {
        Channel channel = pbx.newChannel("Test", "phone", null, false);
        channel.attach(new Phone(pipe.first()));
        return channel;
    }

    /** The phone says a steady level for a while. */
    private void says(int milliseconds, int level) {
        for (int t = 0; t < milliseconds; t += 20) {
            for (int i = 0; i < 160; i++) {
                buffer.putShort(Frame.HEADROOM + 2 * i, (short) (i % 2 == 0 ? level : -level));
            }
            pipe.second()
                    .toDevice()
                    .accept(frame.audio(Codec.SLIN, buffer, Frame.HEADROOM, BYTES_A_TICK)
                            .at(1, number, 160 * number, false));
            number++;
            ticks.tick();
        }
    }

    @Test
    void aRecordingIsBesideThePromptsAndAsLongAsItTook() throws IOException {
        Studio studio = studio();
        Path file = studio.recordingPath("memos/one.sln");
        Audio.Recording recording = studio.record(channel(), file, false).orElseThrow();
        says(1000, 5000);
        recording.stop();
        assertThat(file).isEqualTo(folder.resolve("memos/one.sln"));
        assertThat(Files.size(file)).isEqualTo(50L * BYTES_A_TICK);
    }

    @Test
    void theSilenceAtItsEndMayBeLeftOut() throws IOException {
        Studio studio = studio();
        Path file = studio.recordingPath("one.sln");
        Audio.Recording recording = studio.record(channel(), file, false).orElseThrow();
        says(1000, 5000);
        assertThat(recording.silence()).isEqualTo(Duration.ZERO);
        says(600, 0);
        assertThat(recording.length()).isEqualTo(Duration.ofMillis(1600));
        assertThat(recording.silence()).isEqualTo(Duration.ofMillis(600));
        recording.stop(recording.silence());
        assertThat(Files.size(file)).isEqualTo(50L * BYTES_A_TICK);
    }

    @Test
    void aRecordingMayGoOnWhereAnotherEnded() throws IOException {
        Studio studio = studio();
        Path file = studio.recordingPath("one.sln");
        Channel channel = channel();
        for (int i = 1; i <= 2; i++) {
            Audio.Recording recording = studio.record(channel, file, true).orElseThrow();
            says(400, 5000);
            recording.stop();
            assertThat(Files.size(file)).isEqualTo(i * 20L * BYTES_A_TICK);
        }
    }

    @Test
    void aFormatThatNobodyKnowsIsNotRecorded() {
        Studio studio = studio();
        assertThat(studio.record(channel(), studio.recordingPath("one.xyz"), false))
                .isEmpty();
    }

    private record Phone(MediaPort media) implements Device {
        @Override
        public void call() {}

        @Override
        public void indicate(Signal.Indication indication) {}

        @Override
        public void answer() {}

        @Override
        public void hangup(HangupCause cause) {}
    }
}
