package org.hookswitch.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.hookswitch.media.Frame;
import org.hookswitch.media.file.SoundFile;
import org.hookswitch.media.play.AudioSource;
import org.junit.jupiter.api.Test;

/** The golden frames are what libgsm 1.0 makes of {@link SpeechLike}, and the checksum is of what it makes of them. */
class GsmTest {
    private static final long DECODED_CRC = 0xaf1006c1L;

    private static byte[] golden() throws IOException {
        try (InputStream in = GsmTest.class.getResourceAsStream("speechlike.gsm")) {
            assertThat(in).isNotNull();
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    @Test
    void encodingIsBitExact() throws IOException {
        short[] samples = SpeechLike.narrow();
        ByteBuffer out = ByteBuffer.allocate(samples.length / 160 * 33);

        int bytes = new GsmEncoder().encode(samples, 0, samples.length, out, 0);

        assertThat(bytes).isEqualTo(150 * 33);
        assertThat(out.array()).isEqualTo(golden());
    }

    @Test
    void decodingIsBitExact() throws IOException {
        byte[] frames = golden();
        short[] samples = new short[frames.length / 33 * 160];

        int count = new GsmDecoder().decode(ByteBuffer.wrap(frames), 0, frames.length, samples);

        assertThat(count).isEqualTo(24_000);
        ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        CRC32 crc = new CRC32();
        crc.update(bytes.array());
        assertThat(crc.getValue()).isEqualTo(DECODED_CRC);
    }

    @Test
    void rubbishDecodesToSomething() {
        byte[] frame = new byte[33];
        short[] out = new short[160];
        GsmDecoder decoder = new GsmDecoder();
        for (int seed = 0; seed < 2000; seed++) {
            new java.util.Random(seed).nextBytes(frame);
            assertThat(decoder.decode(ByteBuffer.wrap(frame), 0, 33, out)).isEqualTo(160);
        }
        assertThat(decoder.decode(ByteBuffer.wrap(frame), 0, 32, out)).isZero();
    }

    @Test
    void promptsInGsmSoundLikeTheSamePromptsInWav() throws IOException {
        Path sounds = Path.of("/usr/share/asterisk/sounds/en");
        assumeTrue(
                Files.exists(sounds.resolve("vm-goodbye.gsm")) && Files.exists(sounds.resolve("vm-goodbye.wav")),
                "Asterisk's English prompts in gsm and wav are not installed at " + sounds);
        for (String name : List.of("vm-goodbye", "digits/7", "hello-world", "demo-congrats")) {
            short[] wav = read(sounds.resolve(name + ".wav"));
            short[] gsm = read(sounds.resolve(name + ".gsm"));
            assertThat(Math.abs(wav.length - gsm.length)).as(name).isLessThanOrEqualTo(320);
            double signal = 0;
            double noise = 0;
            for (int i = 0; i < Math.min(wav.length, gsm.length); i++) {
                signal += (double) wav[i] * wav[i];
                noise += Math.pow(wav[i] - gsm[i], 2);
            }
            assertThat(10 * Math.log10(signal / noise)).as("%s, dB", name).isGreaterThan(6);
        }
    }

    private static short[] read(Path path) {
        ByteBuffer buffer = Frame.newBuffer();
        short[] samples = new short[2_000_000];
        int count = 0;
        try (SoundFile file = SoundFile.open(path, Runnable::run)) {
            AudioDecoder decoder = AudioCodecs.decoder(file.codec()).orElseThrow();
            short[] frame = new short[160];
            for (int bytes = file.read(buffer, Frame.HEADROOM);
                    bytes != AudioSource.END;
                    bytes = file.read(buffer, Frame.HEADROOM)) {
                int decoded = decoder.decode(buffer, Frame.HEADROOM, bytes, frame);
                System.arraycopy(frame, 0, samples, count, decoded);
                count += decoded;
            }
        }
        return Arrays.copyOf(samples, count);
    }
}
