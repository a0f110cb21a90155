package org.hookswitch.apps.call;

import java.time.Duration;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Answers the call. */
public final class Answer implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Answer", "Answer the call.")
            .description("A call that is up already stays so; the delay is kept all the same.")
            .optional("delay", "milliseconds to wait after the answer")
            .options()
            .option('i', "go on at once, rather than wait for media: which this switch always does")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public Answer() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Duration delay = Duration.ZERO;
        if (arguments.given(0).isPresent()) {
            delay = TimeLength.millis(arguments.get(0)).orElseGet(() -> {
                Notice.warn(channel, "Answer takes milliseconds, found '" + arguments.get(0) + "'");
                return Duration.ZERO;
            });
        }
        channel.answer();
        if (!delay.isZero()) {
            // Keys pressed meanwhile are for the applications that follow.
            var _ = channel.await(channel.pbx().clock().nanos() + delay.toNanos(), () -> false);
        }
        return channel.mustLeave() ? Next.LEAVE : Next.CONTINUE;
    }
}
