package org.hookswitch.apps.flow;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Ends a branch. */
public final class EndIf implements Application {

    private static final ApplicationSpec SPEC =
            ApplicationSpec.named("EndIf", "End a branch.").build();

    /** For the service loader. */
    public EndIf() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Next.CONTINUE;
    }
}
