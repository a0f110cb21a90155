package org.hookswitch.apps;

import java.time.Duration;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;

/** Lets time pass on a channel; keys and all else that happens meanwhile is not kept. On the controlling thread. */
public final class Pause {

    private Pause() {}

    /** Waits; false when the channel has to leave before the time is over. */
    public static boolean of(Channel channel, Duration time) {
        return until(channel, channel.pbx().clock().nanos() + time.toNanos());
    }

    /** Waits until a deadline of the switch's clock; false when the channel has to leave before. */
    public static boolean until(Channel channel, long deadline) {
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
