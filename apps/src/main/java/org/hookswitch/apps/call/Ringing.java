package org.hookswitch.apps.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Tells the caller's device that the far end rings. */
public final class Ringing implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Ringing", "Tell the caller that it rings.")
            .description("Before the answer the caller's device is told; afterwards the caller hears the tone.")
            .build();

    /** For the service loader. */
    public Ringing() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        channel.indicate(new Signal.Ringing());
        return Next.CONTINUE;
    }
}
