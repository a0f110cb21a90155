package org.hookswitch.apps.call;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Pause;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** What Busy and Congestion do alike: the caller listens for a while, then the call ends. */
final class Refusal {

    private Refusal() {}

    /** Waits as long as the first argument says, and ends the call; with the cause if it was never answered. */
    static Next await(Channel channel, Arguments arguments, HangupCause cause) {
        boolean there = arguments.given(0).isPresent()
                ? Pause.of(channel, timeout(channel, arguments.get(0)))
                : Pause.until(channel, Clock.NEVER);
        if (!there) {
            return Next.LEAVE;
        }
        channel.stopTones();
        return new Next.Hangup(channel.isUp() ? HangupCause.NORMAL_CLEARING : cause);
    }

    private static Duration timeout(Channel channel, String text) {
        Optional<Duration> timeout = TimeLength.seconds(text);
        if (timeout.isEmpty()) {
            Notice.warn(channel, "a number of seconds was expected, found '" + text + "'");
        }
        return timeout.orElse(Duration.ZERO);
    }
}
