package org.hookswitch.apps.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Tells the caller that there is no way through, and ends the call. */
public final class Congestion implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Congestion", "Tell the caller that there is no way through, and end the call.")
            .description("Before the answer the caller's device is told; afterwards the caller hears the tone.")
            .optional("timeout", "seconds after which the call ends; until the caller hangs up when it is left out")
            .trait(Trait.HANGS_UP)
            .build();

    /** For the service loader. */
    public Congestion() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        channel.indicate(new Signal.Congestion());
        return Refusal.await(channel, arguments, HangupCause.NORMAL_CIRCUIT_CONGESTION);
    }
}
