package org.hookswitch.apps.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Tells the caller's device that there is something to hear before the answer. */
public final class Progress implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Progress", "Tell the caller that there is something to hear.")
            .description(
                    "Before the answer this opens the way for announcements and tones; afterwards it ends a tone that goes on.")
            .build();

    /** For the service loader. */
    public Progress() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        channel.indicate(new Signal.Progress());
        return Next.CONTINUE;
    }
}
