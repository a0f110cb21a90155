package org.hookswitch.media.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.codec.G711;
import org.hookswitch.media.play.AudioSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFileTest {
    @TempDir
    Path folder;

    private final ByteBuffer buffer = Frame.newBuffer();

    private static short[] ramp(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (i * 31);
        }
        return samples;
    }

    private Path write(String name, short[] samples) {
        Path path = folder.resolve(name);
        try (SoundWriter writer = SoundWriter.open(path, false)) {
            // In odd pieces, as they come.
            for (int i = 0; i < samples.length; i += 777) {
                writer.write(samples, i, Math.min(777, samples.length - i));
            }
        }
        return path;
    }

    /** All samples of a linear file. */
    private short[] read(Path path) {
        short[] samples = new short[1_000_000];
        int count = 0;
        try (SoundFile file = SoundFile.open(path, Runnable::run)) {
            for (int bytes = file.read(buffer, Frame.HEADROOM);
                    bytes != AudioSource.END;
                    bytes = file.read(buffer, Frame.HEADROOM)) {
                for (int i = 0; i < bytes; i += 2) {
                    samples[count++] = buffer.getShort(Frame.HEADROOM + i);
                }
            }
        }
        return Arrays.copyOf(samples, count);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        short[] samples = ramp(10_000);
        for (String name : new String[] {"a.wav", "a.wav16", "a.sln", "a.sln16", "deeper/a.wav"}) {
            assertThat(read(write(name, samples))).as(name).isEqualTo(samples);
        }
    }

    @Test
    void aLongFileIsReadBlockByBlock() {
        short[] samples = ramp(200_000);
        assertThat(read(write("long.wav", samples))).isEqualTo(samples);
    }

    @Test
    void linearFilesAreLittleEndian() throws IOException {
        assertThat(Files.readAllBytes(write("a.sln", new short[] {0x1234}))).containsExactly(0x34, 0x12);
    }

    @Test
    void aHeaderIsWhatOthersWrite() throws IOException {
        byte[] bytes = Files.readAllBytes(write("a.wav", new short[] {1, 2, 3}));
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(bytes).hasSize(50);
        assertThat(new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");
        assertThat(header.getInt(4)).isEqualTo(42);
        assertThat(header.getShort(20)).isEqualTo((short) 1);
        assertThat(header.getShort(22)).isEqualTo((short) 1);
        assertThat(header.getInt(24)).isEqualTo(8000);
        assertThat(header.getInt(28)).isEqualTo(16_000);
        assertThat(header.getInt(40)).isEqualTo(6);
    }

    @Test
    void aFileCutOffWhileItIsWrittenCanBeRead() {
        Path path = folder.resolve("cut.wav");
        try (SoundWriter writer = SoundWriter.open(path, false)) {
            writer.write(ramp(1000), 0, 1000);
            // Not closed yet: what a crash would leave.
            assertThat(read(path)).isEqualTo(ramp(1000));
        }
    }

    @Test
    void aHeaderThatWasNeverFilledInMeansToTheEnd() throws IOException {
        byte[] bytes = Files.readAllBytes(write("a.wav", ramp(500)));
        Arrays.fill(bytes, 40, 44, (byte) 0);
        Path path = folder.resolve("open.wav");
        Files.write(path, bytes);
        assertThat(read(path)).isEqualTo(ramp(500));
    }

    @Test
    void chunksThatAreNotKnownAreSteppedOver() throws IOException {
        byte[] plain = Files.readAllBytes(write("a.wav", ramp(5)));
        ByteBuffer more = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        more.put(plain, 0, 36)
                .put("LIST".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(3)
                .putInt(0)
                .put(plain, 36, plain.length - 36);
        Path path = folder.resolve("list.wav");
        Files.write(path, more.array());
        assertThat(read(path)).isEqualTo(ramp(5));
    }

    @Test
    void appendingGoesOnAtTheEnd() {
        Path path = write("a.wav", ramp(100));
        try (SoundWriter writer = SoundWriter.open(path, true)) {
            writer.write(ramp(50), 0, 50);
        }
        short[] all = read(path);
        assertThat(all).hasSize(150).startsWith(ramp(100)).endsWith(ramp(50));
    }

    @Test
    void cuttingTakesTheEndOff() {
        Path path = folder.resolve("a.wav");
        try (SoundWriter writer = SoundWriter.open(path, false)) {
            writer.write(ramp(8000), 0, 8000);
            assertThat(writer.milliseconds()).isEqualTo(1000);
            writer.cut(400);
        }
        assertThat(read(path)).isEqualTo(ramp(4800));
    }

    @Test
    void ulawAndAlawFilesHoldTheirBytes() throws IOException {
        short[] samples = ramp(400);
        byte[] ulaw = Files.readAllBytes(write("a.ulaw", samples));
        byte[] alaw = Files.readAllBytes(write("a.alaw", samples));
        for (int i = 0; i < samples.length; i++) {
            assertThat(ulaw[i]).isEqualTo(G711.linearToUlaw(samples[i]));
            assertThat(alaw[i]).isEqualTo(G711.linearToAlaw(samples[i]));
        }
        try (SoundFile file = SoundFile.open(folder.resolve("a.ulaw"))) {
            assertThat(file.codec()).isEqualTo(Codec.ULAW);
            assertThat(file.milliseconds()).isEqualTo(50);
        }
    }

    @Test
    void whatIsNoWavFileIsRefusedByName() throws IOException {
        Path path = folder.resolve("fake.wav");
        Files.writeString(path, "this is not a wav file, whatever its name says");
        assertThatThrownBy(() -> SoundFile.open(path))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("fake.wav")
                .hasMessageContaining("RIFF");
        assertThatThrownBy(() -> SoundFile.open(folder.resolve("none.sln")))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("none.sln");
        assertThatThrownBy(() -> SoundFile.open(folder.resolve("a.mp3"))).isInstanceOf(MediaException.class);
    }

    @Test
    void seekingGoesToWholeFramesWithinTheFile() {
        try (SoundFile file = SoundFile.open(write("a.sln", ramp(1600)))) {
            assertThat(file.seek(55)).isEqualTo(40);
            file.read(buffer, Frame.HEADROOM);
            assertThat(buffer.getShort(Frame.HEADROOM)).isEqualTo(ramp(1600)[320]);
            assertThat(file.seek(-5)).isZero();
            assertThat(file.seek(100_000)).isEqualTo(200);
            assertThat(file.read(buffer, Frame.HEADROOM)).isEqualTo(AudioSource.END);
        }
    }
}
