package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Comes back from a subroutine. */
public final class Return implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Return", "Return from a subroutine.")
            .optional("value", "what GOSUB_RETVAL then says; commas belong to it")
            .sets("GOSUB_RETVAL", "the value")
            .trait(Trait.JUMPS)
            .build();

    private static final Next NOTHING = new Next.Return("");

    /** For the service loader. */
    public Return() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return new Next.Return(arguments.text());
    }

    @Override
    public Step prepare(Template arguments) {
        if (arguments.isConstant()) {
            Next fixed = arguments.source().isEmpty() ? NOTHING : new Next.Return(arguments.source());
            return channel -> fixed;
        }
        return channel -> new Next.Return(arguments.evaluate(channel.scope()));
    }
}
