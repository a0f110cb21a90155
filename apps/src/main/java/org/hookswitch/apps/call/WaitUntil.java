package org.hookswitch.apps.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Pause;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Waits until a moment. */
public final class WaitUntil implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("WaitUntil", "Wait until a moment.")
            .required("epoch", "seconds since the beginning of 1970, perhaps with a fraction")
            .sets("WAITUNTILSTATUS", "how it ended", "OK", "FAILURE", "HANGUP", "PAST")
            .trait(Trait.SLOW)
            .build();

    /** For the service loader. */
    public WaitUntil() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Duration> epoch = epoch(arguments.get(0));
        if (epoch.isEmpty()) {
            Notice.warn(channel, "WaitUntil needs a moment in seconds since 1970, found '" + arguments.get(0) + "'");
            return done(channel, "FAILURE");
        }
        Duration left = Duration.between(channel.pbx().clock().now(), Instant.EPOCH.plus(epoch.get()));
        if (left.isNegative()) {
            return done(channel, "PAST");
        }
        if (Pause.of(channel, left)) {
            return done(channel, "OK");
        }
        var _ = done(channel, "HANGUP");
        return Next.LEAVE;
    }

    private static Optional<Duration> epoch(String text) {
        String trimmed = text.strip();
        return trimmed.matches("[0-9]{1,11}(\\.[0-9]*)?")
                ? Optional.of(Duration.ofNanos(
                        new java.math.BigDecimal(trimmed).movePointRight(9).longValue()))
                : Optional.empty();
    }

    private static Next done(Channel channel, String status) {
        channel.variable("WAITUNTILSTATUS", status);
        return Next.CONTINUE;
    }
}
