package org.hookswitch.apps.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Tells the caller that the line is busy, and ends the call. */
public final class Busy implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Busy", "Tell the caller that the line is busy, and end the call.")
            .description("Before the answer the caller's device is told; afterwards the caller hears the tone.")
            .optional("timeout", "seconds after which the call ends; until the caller hangs up when it is left out")
            .trait(Trait.HANGS_UP)
            .build();

    /** For the service loader. */
    public Busy() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        channel.indicate(new Signal.Busy());
        return Refusal.await(channel, arguments, HangupCause.USER_BUSY);
    }
}
