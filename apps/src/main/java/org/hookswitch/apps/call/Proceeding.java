package org.hookswitch.apps.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Tells the caller's device that the call is on its way. */
public final class Proceeding implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Proceeding", "Tell the caller that the call is on its way.")
            .description("Nothing rings yet; the caller's device stops to repeat its request.")
            .build();

    /** For the service loader. */
    public Proceeding() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        channel.indicate(new Signal.Proceeding());
        return Next.CONTINUE;
    }
}
