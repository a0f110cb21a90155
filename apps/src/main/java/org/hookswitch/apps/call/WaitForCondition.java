package org.hookswitch.apps.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Pause;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Waits until a condition holds. */
public final class WaitForCondition implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "WaitForCondition", "Wait until a condition holds.")
            .description(
                    "The expression is written with another character in place of the dollar sign, so that it is not"
                            + " evaluated before the wait begins.")
            .required("replacementchar", "the character that stands for the dollar sign")
            .required("expression", "such as #[\"#{X}\"=\"1\"]")
            .optional("timeout", "seconds; for ever when it is left out")
            .optional("interval", "seconds between two looks; 0.05 when it is left out")
            .sets("WAITFORCONDITIONSTATUS", "how it ended", "TRUE", "FAILURE", "TIMEOUT", "HANGUP")
            .trait(Trait.SLOW)
            .build();

    /** For the service loader. */
    public WaitForCondition() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        // The expression keeps its quotes, so the arguments are split without taking these away.
        List<String> given = ArgumentSplitter.split(arguments.text(), ',', 4, false);
        Optional<Duration> timeout = seconds(given, 2, "0");
        Optional<Duration> interval = seconds(given, 3, "0.05").filter(Duration::isPositive);
        if (given.size() < 2
                || given.get(0).length() != 1
                || given.get(1).isEmpty()
                || timeout.isEmpty()
                || interval.isEmpty()) {
            Notice.warn(
                    channel,
                    "WaitForCondition needs a character, an expression and seconds, found '" + arguments.text() + "'");
            return done(channel, "FAILURE");
        }
        Template condition = Template.parse(given.get(1).replace(given.get(0).charAt(0), '$'));
        Clock clock = channel.pbx().clock();
        long end = timeout.get().isZero()
                ? Clock.NEVER
                : clock.nanos() + timeout.get().toNanos();
        while (!condition.test(channel.scope())) {
            if (clock.nanos() >= end) {
                return done(channel, "TIMEOUT");
            }
            if (!Pause.until(
                    channel, Math.min(end, clock.nanos() + interval.get().toNanos()))) {
                var _ = done(channel, "HANGUP");
                return Next.LEAVE;
            }
        }
        return done(channel, "TRUE");
    }

    private static Optional<Duration> seconds(List<String> given, int index, String otherwise) {
        return TimeLength.seconds(index < given.size() && !given.get(index).isBlank() ? given.get(index) : otherwise);
    }

    private static Next done(Channel channel, String status) {
        channel.variable("WAITFORCONDITIONSTATUS", status);
        return Next.CONTINUE;
    }
}
