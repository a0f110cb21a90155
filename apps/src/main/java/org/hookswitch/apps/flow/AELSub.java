package org.hookswitch.apps.flow;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Calls a subroutine that was written in AEL, whose compiler gives each a context with the extension {@code ~~s~~}. */
public final class AELSub implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("AELSub", "Call a subroutine of an AEL dialplan.")
            .required("routine", "its name")
            .optional("args", "its arguments, separated by commas")
            .sets("GOSUB_RETVAL", "the value that the subroutine returned")
            .build();

    /** For the service loader. */
    public AELSub() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Target.call(channel, arguments.get(0) + ",~~s~~,1(" + arguments.get(1) + ")");
    }
}
