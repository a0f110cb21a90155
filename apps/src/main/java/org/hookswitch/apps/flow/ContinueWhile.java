package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Begins the next round of a loop. */
public final class ContinueWhile implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "ContinueWhile", "Begin the next round of a loop.")
            .description("Goes back to the matching While.")
            .trait(Trait.JUMPS)
            .build();

    /** For the service loader. */
    public ContinueWhile() {}

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
        return block.start(channel)
                .map(start -> Block.to(channel, start))
                .orElseGet(() -> new Next.Failed("ContinueWhile stands in no loop"));
    }
}
