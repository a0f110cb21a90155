package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Condition;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Begins a branch. */
public final class If implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("If", "Begin a branch.")
            .description(
                    "When the expression is false, the dialplan goes on at the next ElseIf, Else or EndIf that belongs to it.")
            .required("expr", "an expression; empty or 0 is false")
            .build();

    /** For the service loader. */
    public If() {}

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

    /** What If and ElseIf do alike. */
    static Next run(Channel channel, boolean holds, Block block) {
        if (holds) {
            return Next.CONTINUE;
        }
        return block.next(channel, "ElseIf", "Else")
                .map(part -> Block.is(part, "ElseIf") ? Block.to(channel, part) : Block.behind(channel, part))
                .orElseGet(() -> new Next.Failed("If has no EndIf behind it"));
    }
}
