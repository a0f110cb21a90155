package org.hookswitch.media.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.hookswitch.media.Frame;
import org.hookswitch.media.RecordedDigits;
import org.junit.jupiter.api.Test;

class DigitReceiverTest {
    private final RecordedDigits digits = new RecordedDigits();
    private final DigitReceiver receiver = new DigitReceiver(TimeUnit.MILLISECONDS.toNanos(375));
    private final ByteBuffer buffer = Frame.newBuffer();
    private final Frame frame = new Frame();
    private long now = 1;

    private void event(int timestamp, int event, boolean end, int ticks) {
        buffer.put(Frame.HEADROOM, (byte) event);
        buffer.put(Frame.HEADROOM + 1, (byte) (end ? 0x8a : 0x0a));
        buffer.putShort(Frame.HEADROOM + 2, (short) ticks);
        receiver.event(frame.digit(8000, buffer, Frame.HEADROOM).at(1, 1, timestamp, false), now, digits);
        now += 20_000_000;
    }

    @Test
    void aWholeEventIsOneBeginAndOneEndWhateverCopiesOfTheEndCome() {
        event(1000, 5, false, 160);
        event(1000, 5, false, 320);
        event(1000, 5, true, 800);
        event(1000, 5, true, 800);
        event(1000, 5, true, 800);

        assertThat(digits.told()).containsExactly("+5", "-5(100)");
    }

    @Test
    void anEventOfWhichOnlyAnEndArrivedIsStillPressed() {
        event(1000, 10, true, 800);

        assertThat(digits.told()).containsExactly("+*", "-*(100)");
    }

    @Test
    void anEventWhoseEndsWereAllLostEndsWithTheNextOne() {
        event(1000, 1, false, 160);
        event(1000, 1, false, 320);
        event(4000, 1, false, 160);
        event(4000, 1, true, 480);

        assertThat(digits.told()).containsExactly("+1", "-1(40)", "+1", "-1(60)");
    }

    @Test
    void anEventWhoseEndsWereAllLostEndsByTimeout() {
        event(1000, 11, false, 160);
        receiver.check(now + 300_000_000, digits);
        assertThat(digits.told()).containsExactly("+#");

        receiver.check(now + 400_000_000, digits);
        assertThat(digits.told()).containsExactly("+#", "-#(20)");
    }

    @Test
    void aStragglerOfAnEarlierEventIsNoNewPress() {
        event(1000, 1, true, 800);
        event(3000, 2, false, 160);
        event(1000, 1, true, 800);
        event(3000, 2, true, 800);
        event(3000, 2, false, 640);

        assertThat(digits.told()).containsExactly("+1", "-1(100)", "+2", "-2(100)");
    }

    @Test
    void aKeyHeldLongerThanOneSegmentIsOnePress() {
        event(1000, 9, false, 0xffff);
        event(1000 + 0xffff, 9, false, 160);
        event(1000 + 0xffff, 9, true, 800);

        assertThat(digits.told()).containsExactly("+9", "-9(8291)");
    }

    @Test
    void timestampsThatWrapAreNoStragglers() {
        event(-100, 1, true, 800);
        event(2000, 2, true, 800);

        assertThat(digits.told()).containsExactly("+1", "-1(100)", "+2", "-2(100)");
    }

    @Test
    void anotherSourceEndsWhatIsPressedAndForgetsOldTimes() {
        event(100_000, 1, false, 160);
        receiver.reset(digits);
        event(500, 2, true, 800);

        assertThat(digits.told()).containsExactly("+1", "-1(20)", "+2", "-2(100)");
    }

    @Test
    void eventsThatAreNoKeysAreNotTold() {
        event(1000, 36, false, 160);
        event(2000, 16, true, 800);

        assertThat(digits.told()).containsExactly("+!", "-!(100)");
    }
}
