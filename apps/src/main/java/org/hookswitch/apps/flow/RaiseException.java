package org.hookswitch.apps.flow;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.RaisedException;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Goes to the extension for exceptions. */
public final class RaiseException implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("RaiseException", "Go to the e extension.")
            .description("EXCEPTION() then tells the reason, and where it happened.")
            .required("reason", "any text")
            .trait(Trait.JUMPS)
            .build();

    /** For the service loader. */
    public RaiseException() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        RaisedException.raise(channel, arguments.text());
        return new Next.Jump(new Place(channel.place().context(), "e", 1));
    }
}
