package org.hookswitch.pjsip.call;

import java.time.Duration;
import org.hookswitch.media.DigitSink;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;

/** Posts the keys pressed at a device to its channel. Any thread. */
record KeyListener(Channel channel) implements DigitSink {

    @Override
    public void begin(char digit) {
        channel.post(new Signal.DigitBegan(digit));
    }

    @Override
    public void end(char digit, int durationMs) {
        channel.post(digit == '!' ? new Signal.Flash() : new Signal.Digit(digit, Duration.ofMillis(durationMs)));
    }
}
