package org.hookswitch.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class G711Test {
    @Test
    void theEndsAndTheMiddleOfMuLawAreThoseOfTheTables() {
        // ITU-T G.711, tables 2a and 2b, left-justified to 16 bits.
        assertThat(G711.ulawToLinear(0x80)).isEqualTo((short) 32124);
        assertThat(G711.ulawToLinear(0x00)).isEqualTo((short) -32124);
        assertThat(G711.ulawToLinear(0xff)).isZero();
        assertThat(G711.ulawToLinear(0x7f)).isZero();
        assertThat(G711.ulawToLinear(0xfe)).isEqualTo((short) 8);
        assertThat(G711.ulawToLinear(0x8f)).isEqualTo((short) 16764);
        assertThat(G711.linearToUlaw(0)).isEqualTo((byte) 0xff);
        assertThat(G711.linearToUlaw(-1)).isEqualTo((byte) 0x7f);
        assertThat(G711.linearToUlaw(32767)).isEqualTo((byte) 0x80);
        assertThat(G711.linearToUlaw(-32768)).isEqualTo((byte) 0x00);
    }

    @Test
    void theEndsAndTheMiddleOfALawAreThoseOfTheTables() {
        // ITU-T G.711, tables 1a and 1b, left-justified to 16 bits, even bits inverted.
        assertThat(G711.alawToLinear(0xaa)).isEqualTo((short) 32256);
        assertThat(G711.alawToLinear(0x2a)).isEqualTo((short) -32256);
        assertThat(G711.alawToLinear(0xd5)).isEqualTo((short) 8);
        assertThat(G711.alawToLinear(0x55)).isEqualTo((short) -8);
        assertThat(G711.alawToLinear(0xc5)).isEqualTo((short) 264);
        assertThat(G711.linearToAlaw(0)).isEqualTo((byte) 0xd5);
        assertThat(G711.linearToAlaw(-1)).isEqualTo((byte) 0x55);
        assertThat(G711.linearToAlaw(32767)).isEqualTo((byte) 0xaa);
        assertThat(G711.linearToAlaw(-32768)).isEqualTo((byte) 0x2a);
    }

    @Test
    void everyCodeIsItsOwnSamplesCode() {
        for (int code = 0; code < 256; code++) {
            assertThat(G711.linearToAlaw(G711.alawToLinear(code))).isEqualTo((byte) code);
            // µ-law has two zeros; the negative one is heard as the positive.
            assertThat(G711.linearToUlaw(G711.ulawToLinear(code))).isEqualTo((byte) (code == 0x7f ? 0xff : code));
        }
    }

    @Test
    void noSampleIsFurtherFromItsCodeThanHalfAStep() {
        for (int sample = -32768; sample <= 32767; sample++) {
            int size = Math.abs(sample);
            int ulaw = Math.abs(sample - G711.ulawToLinear(G711.linearToUlaw(sample)));
            int alaw = Math.abs(sample - G711.alawToLinear(G711.linearToAlaw(sample)));
            // Steps double with every segment: 1/32 of the value is half a step at the most, and full scale is clipped.
            assertThat(ulaw)
                    .as("u-law of %d", sample)
                    .isLessThanOrEqualTo(Math.max(8, (size + 132) / 32 + 4 + clipped(size)));
            assertThat(alaw).as("A-law of %d", sample).isLessThanOrEqualTo(Math.max(16, size / 32 + 1));
        }
    }

    private static int clipped(int size) {
        return Math.max(0, size - 32124);
    }
}
