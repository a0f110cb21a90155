package org.hookswitch.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The checksums are of what spandsp 0.0.6 makes of {@link SpeechLike} at half its level, where nothing is clipped. */
class G722Test {
    private static final long ENCODED_CRC = 0x52c45015L;
    private static final long DECODED_CRC = 0xbcb669b4L;

    private static short[] wide(int divisor) {
        short[] samples = SpeechLike.at(16_000);
        for (int i = 0; i < samples.length; i++) {
            samples[i] /= (short) divisor;
        }
        return samples;
    }

    private static ByteBuffer encoded(short[] samples) {
        ByteBuffer out = ByteBuffer.allocate(samples.length / 2);
        AudioEncoder encoder = G722.encoder();
        for (int i = 0; i < samples.length; i += 320) {
            assertThat(encoder.encode(samples, i, 320, out, i / 2)).isEqualTo(160);
        }
        return out;
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @Test
    void encodingIsBitExact() {
        assertThat(crc(encoded(wide(2)).array())).isEqualTo(ENCODED_CRC);
    }

    @Test
    void decodingIsBitExact() {
        ByteBuffer in = encoded(wide(2));
        short[] out = new short[2 * in.limit()];
        assertThat(G722.decoder().decode(in, 0, in.limit(), out)).isEqualTo(48_000);

        ByteBuffer bytes = ByteBuffer.allocate(2 * out.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(out);
        assertThat(crc(bytes.array())).isEqualTo(DECODED_CRC);
    }

    @Test
    void fullScaleIsClippedAndNotTurnedOver() {
        short[] in = new short[3200];
        for (int i = 0; i < in.length; i++) {
            in[i] = (short) (i / 16 % 2 == 0 ? 32_767 : -32_768);
        }
        ByteBuffer coded = encoded(in);
        short[] out = new short[in.length];
        G722.decoder().decode(coded, 0, coded.limit(), out);
        // Delayed by 22 samples: in the middle of every half wave the sign must be that of the input.
        for (int i = 1600; i < 3000; i += 16) {
            assertThat(out[i + 8 + 22] > 0).as("at %d", i).isEqualTo(in[i + 8] > 0);
        }
    }

    @Test
    void rubbishDecodesToSomething() {
        byte[] bytes = new byte[160_000];
        new Random(5).nextBytes(bytes);
        short[] out = new short[320_000];
        assertThat(G722.decoder().decode(ByteBuffer.wrap(bytes), 0, bytes.length, out))
                .isEqualTo(320_000);
    }
}
