package org.hookswitch.pbx.dial;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;

/**
 * Presses keys towards a channel's device, 100 ms each with 100 ms between; {@code w} waits half a second, {@code W} a
 * second.
 *
 * <p>On the thread that controls the channel, which hears nothing else meanwhile.
 */
public final class DigitSender {

    private static final int LENGTH_MS = 100;
    private static final int PAUSE_MS = 100;

    private final Channel channel;
    private final Channel receiver;

    public DigitSender(Channel channel) {
        this(channel, channel);
    }

    /** A sender that runs on one channel and presses keys towards the device of another. */
    public DigitSender(Channel channel, Channel receiver) {
        this.channel = channel;
        this.receiver = receiver;
    }

    /** Presses all keys; false when the channel had to leave before the last. */
    public boolean send(String digits) {
        return send(digits, LENGTH_MS, PAUSE_MS);
    }

    /** Presses all keys, each for {@code lengthMs} with {@code pauseMs} between. */
    public boolean send(String digits, int lengthMs, int pauseMs) {
        for (int i = 0; i < digits.length(); i++) {
            char key = Character.toUpperCase(digits.charAt(i));
            boolean there;
            if (digits.charAt(i) == 'w') {
                there = pause(500);
            } else if (digits.charAt(i) == 'W') {
                there = pause(1000);
            } else if ("0123456789*#ABCD".indexOf(key) >= 0) {
                receiver.media().digitsToDevice().begin(key);
                there = pause(lengthMs);
                receiver.media().digitsToDevice().end(key, lengthMs);
                there = there && pause(pauseMs);
            } else {
                there = true;
            }
            if (!there) {
                return false;
            }
        }
        return true;
    }

    private boolean pause(int ms) {
        long deadline = channel.pbx().clock().afterMillis(ms);
        while (true) {
            Signal signal = channel.next(deadline);
            if (signal == null) {
                return true;
            }
            if (signal instanceof Signal.Leave) {
                return false;
            }
        }
    }
}
