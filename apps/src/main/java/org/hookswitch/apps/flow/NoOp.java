package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Does nothing; its text is evaluated and shows in the trace. */
public final class NoOp implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("NoOp", "Do nothing.")
            .description("The text is evaluated all the same, which serves to show values while a dialplan is tried.")
            .optional("text", "anything")
            .build();

    /** For the service loader. */
    public NoOp() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Next.CONTINUE;
    }

    @Override
    public Step prepare(Template arguments) {
        if (arguments.isConstant()) {
            return channel -> Next.CONTINUE;
        }
        return channel -> {
            // A function in the text may do more than read.
            var _ = arguments.evaluate(channel.scope());
            return Next.CONTINUE;
        };
    }
}
