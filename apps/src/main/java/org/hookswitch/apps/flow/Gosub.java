package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Calls a subroutine. */
public final class Gosub implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Gosub", "Call a subroutine.")
            .description(
                    "The subroutine finds its arguments as ARG1, ARG2… and their number as ARGC; Return comes back to"
                            + " the priority after this one.")
            .optional("context", "the present one when it is left out")
            .optional("extension", "the present one when it is left out")
            .required("priority[(arg1[,...][,argN])]", "number or label, and the arguments")
            .sets("GOSUB_RETVAL", "the value that the subroutine returned")
            .build();

    /** For the service loader. */
    public Gosub() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Target.call(channel, arguments.text());
    }

    @Override
    public Step prepare(Template arguments) {
        return Target.of(arguments)::call;
    }
}
