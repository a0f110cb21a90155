package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Leaves a loop. */
public final class ExitWhile implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("ExitWhile", "Leave a loop.")
            .description("Goes on behind the matching EndWhile.")
            .trait(Trait.JUMPS)
            .build();

    /** For the service loader. */
    public ExitWhile() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return run(channel, Block.loop());
    }

    @Override
    public Step prepare(Template arguments) {
        Block block = Block.loop();
        return channel -> run(channel, block);
    }

    private static Next run(Channel channel, Block block) {
        return block.next(channel)
                .map(end -> Block.behind(channel, end))
                .orElseGet(() -> new Next.Failed("ExitWhile stands in no loop"));
    }
}
