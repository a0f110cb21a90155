package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Condition;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Begins a branch for when those before were not taken. */
public final class ElseIf implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("ElseIf", "Begin another branch.")
            .description(
                    "Asks its expression when those before were false; a branch that runs into it asks it too, so such a branch ends in ExitIf.")
            .required("expr", "an expression; empty or 0 is false")
            .build();

    /** For the service loader. */
    public ElseIf() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return run(channel, Condition.holds(arguments.text()), Block.branch());
    }

    @Override
    public Step prepare(Template arguments) {
        Block block = Block.branch();
        return channel -> run(channel, arguments.test(channel.scope()), block);
    }

    private static Next run(Channel channel, boolean holds, Block block) {
        return If.run(channel, holds, block);
    }
}
