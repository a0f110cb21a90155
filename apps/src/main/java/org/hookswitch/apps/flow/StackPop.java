package org.hookswitch.apps.flow;

import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Forgets where the innermost subroutine would return to. */
public final class StackPop implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("StackPop", "Forget the innermost Gosub.")
            .description(
                    "The dialplan goes on here as if the subroutine had never been called; its local variables go.")
            .build();

    /** For the service loader. */
    public StackPop() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (!channel.gosubs().forget()) {
            Notice.warn(channel, "StackPop finds no subroutine under way");
        }
        return Next.CONTINUE;
    }
}
