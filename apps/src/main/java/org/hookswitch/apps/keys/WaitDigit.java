package org.hookswitch.apps.keys;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Keys;
import org.hookswitch.pbx.Timeouts;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Waits for a key. */
public final class WaitDigit implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("WaitDigit", "Wait for a key.")
            .optional("seconds", "how long to wait; TIMEOUT(response) when it is left out")
            .optional("digits", "the keys that count; all when it is left out")
            .sets("WAITDIGITSTATUS", "how it ended", "ERROR", "DTMF", "TIMEOUT", "CANCEL")
            .sets("WAITDIGITRESULT", "the key")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public WaitDigit() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Duration> wait = arguments.given(0).isPresent()
                ? TimeLength.seconds(arguments.get(0))
                : Optional.of(Timeouts.of(channel).response());
        if (wait.isEmpty()) {
            Notice.warn(channel, "WaitDigit takes a number of seconds, found '" + arguments.get(0) + "'");
            return done(channel, "ERROR");
        }
        String keys = arguments.given(1).orElse("0123456789*#ABCD");
        long deadline = channel.pbx().clock().nanos() + wait.get().toNanos();
        Character key = Keys.next(channel, deadline);
        while (key != null && keys.indexOf(key) < 0) {
            key = Keys.next(channel, deadline);
        }
        if (key != null) {
            channel.variable("WAITDIGITRESULT", key.toString());
            return done(channel, "DTMF");
        }
        if (channel.mustLeave()) {
            var _ = done(channel, "CANCEL");
            return Next.LEAVE;
        }
        return done(channel, "TIMEOUT");
    }

    private static Next done(Channel channel, String status) {
        channel.variable("WAITDIGITSTATUS", status);
        return Next.CONTINUE;
    }
}
