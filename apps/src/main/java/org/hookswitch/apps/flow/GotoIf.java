package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Condition;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Goes on at one of two places, or with the next priority. */
public final class GotoIf implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "GotoIf", "Go on at another place if a condition holds.")
            .description(
                    "A condition that is empty or 0 does not hold. Where the branch that is taken is empty, the next"
                            + " priority follows.")
            .required("condition?[labeliftrue][:labeliffalse]", "places are written as in Goto")
            .build();

    private static final Branches BRANCHES =
            Branches.plain("GotoIf", (channel, condition) -> Condition.holds(condition), (c, target) -> target.jump(c));

    /** For the service loader. */
    public GotoIf() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return BRANCHES.run(channel, arguments.text());
    }

    @Override
    public Step prepare(Template arguments) {
        return BRANCHES.prepare(arguments);
    }
}
