package org.hookswitch.apps.system;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Waits for a signal of another channel. */
public final class WaitForSignal implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "WaitForSignal", "Wait for a signal of another channel.")
            .required("signalname", "the name")
            .optional("signaltimeout", "seconds; for ever when it is left out")
            .sets("WAITFORSIGNALSTATUS", "how it ended", "SIGNALED", "TIMEOUT", "HANGUP")
            .sets("WAITFORSIGNALPAYLOAD", "what the signal carries")
            .trait(Trait.SLOW)
            .build();

    /** For the service loader. */
    public WaitForSignal() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (arguments.given(0).isEmpty()) {
            return new Next.Failed("WaitForSignal needs the name of a signal");
        }
        Optional<Duration> timeout =
                arguments.given(1).flatMap(TimeLength::seconds).filter(Duration::isPositive);
        if (arguments.given(1).isPresent() && timeout.isEmpty()) {
            Notice.warn(channel, "WaitForSignal takes a number of seconds, found '" + arguments.get(1) + "'");
        }
        Clock clock = channel.pbx().clock();
        long deadline = timeout.isPresent() ? clock.nanos() + timeout.get().toNanos() : Clock.NEVER;
        try (NamedSignals.Waiting waiting = NamedSignals.of(channel.pbx()).listen(channel, arguments.get(0))) {
            boolean came = channel.await(deadline, () -> waiting.payload() != null);
            String payload = waiting.payload();
            channel.variable("WAITFORSIGNALPAYLOAD", payload == null ? "" : payload);
            channel.variable("WAITFORSIGNALSTATUS", came ? "SIGNALED" : channel.mustLeave() ? "HANGUP" : "TIMEOUT");
            return !came && channel.mustLeave() ? Next.LEAVE : Next.CONTINUE;
        }
    }
}
