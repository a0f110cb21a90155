package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Begins the branch that is taken when no other was. */
public final class Else implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Else", "Begin the branch for all other cases.")
            .description("A branch that runs into it goes on behind the EndIf.")
            .optional("expr", "is not looked at")
            .trait(Trait.JUMPS)
            .build();

    /** For the service loader. */
    public Else() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return run(channel, Block.branch());
    }

    @Override
    public Step prepare(Template arguments) {
        Block block = Block.branch();
        return channel -> run(channel, block);
    }

    private static Next run(Channel channel, Block block) {
        // Who gets here by itself comes out of a branch that was taken.
        return block.next(channel)
                .map(end -> Block.behind(channel, end))
                .orElseGet(() -> new Next.Failed("Else has no EndIf behind it"));
    }
}
