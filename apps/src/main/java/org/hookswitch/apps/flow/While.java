package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Condition;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Begins a loop. */
public final class While implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("While", "Begin a loop.")
            .description("The priorities up to the matching EndWhile run again and again while the expression is true.")
            .required("expr", "an expression; empty or 0 is false")
            .build();

    /** For the service loader. */
    public While() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return run(channel, Condition.holds(arguments.text()), Block.loop());
    }

    @Override
    public Step prepare(Template arguments) {
        Block block = Block.loop();
        return channel -> run(channel, arguments.test(channel.scope()), block);
    }

    private static Next run(Channel channel, boolean holds, Block block) {
        return holds
                ? Next.CONTINUE
                : block.next(channel)
                        .map(end -> Block.behind(channel, end))
                        .orElseGet(() -> new Next.Failed("While has no EndWhile behind it"));
    }
}
