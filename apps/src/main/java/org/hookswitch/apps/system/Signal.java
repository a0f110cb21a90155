package org.hookswitch.apps.system;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Sends a signal to the channels that wait for it. */
public final class Signal implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Signal", "Send a signal to the channels that wait for it.")
            .description("WaitForSignal waits for it. A signal that nobody waits for is lost.")
            .required("signalname", "the name")
            .optional("payload", "what it carries; commas belong to it")
            .sets("SIGNALSTATUS", "whether anybody waited for it", "SUCCESS", "FAILURE")
            .build();

    /** For the service loader. */
    public Signal() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        boolean heard =
                !arguments.get(0).isEmpty() && NamedSignals.of(channel.pbx()).send(arguments.get(0), arguments.get(1));
        channel.variable("SIGNALSTATUS", heard ? "SUCCESS" : "FAILURE");
        return Next.CONTINUE;
    }
}
