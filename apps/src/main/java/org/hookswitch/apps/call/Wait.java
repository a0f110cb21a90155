package org.hookswitch.apps.call;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Pause;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Waits for a while. */
public final class Wait implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Wait", "Wait for a while.")
            .description("Keys pressed meanwhile are not kept.")
            .required("seconds", "may have a fraction, or a unit: 1.5, 200ms, 2m")
            .trait(Trait.SLOW)
            .build();

    /** For the service loader. */
    public Wait() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Duration> time = TimeLength.seconds(arguments.get(0));
        if (time.isEmpty()) {
            Notice.warn(channel, "Wait needs a number of seconds, found '" + arguments.get(0) + "'");
            return Next.CONTINUE;
        }
        return Pause.of(channel, time.get()) ? Next.CONTINUE : Next.LEAVE;
    }
}
