package org.hookswitch.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.junit.jupiter.api.Test;

class AudioInletTest {
    private final AudioInlet inlet = new AudioInlet(8000);
    private final ByteBuffer buffer = Frame.newBuffer();
    private final Frame frame = new Frame();
    private final short[] out = new short[160];

    private void frame(int number) {
        for (int i = 0; i < 160; i++) {
            buffer.putShort(Frame.HEADROOM + 2 * i, (short) (number + 1));
        }
        inlet.accept(frame.audio(Codec.SLIN, buffer, Frame.HEADROOM, 320).at(1, number, 160 * number, false));
    }

    private int pull() {
        inlet.pull(out, 160);
        return out[159];
    }

    @Test
    void samplesComeOutAfterFortyMillisecondsAreThere() {
        frame(0);
        assertThat(pull()).isZero();
        frame(1);
        assertThat(pull()).isEqualTo(1);
        assertThat(pull()).isEqualTo(2);
        assertThat(pull()).isZero();
    }

    @Test
    void aLostFrameIsSilenceInItsPlace() {
        frame(0);
        frame(1);
        frame(3);
        assertThat(new int[] {pull(), pull(), pull(), pull()}).containsExactly(1, 2, 0, 4);
    }

    @Test
    void aFrameThatComesTooLateIsDropped() {
        frame(0);
        frame(2);
        frame(1);
        frame(3);
        assertThat(new int[] {pull(), pull(), pull(), pull(), pull()}).containsExactly(1, 0, 3, 4, 0);
    }

    @Test
    void moreThanTwoHundredMillisecondsDoNotWait() {
        for (int i = 0; i < 11; i++) {
            frame(i);
        }
        assertThat(pull()).isEqualTo(9);
    }
}
