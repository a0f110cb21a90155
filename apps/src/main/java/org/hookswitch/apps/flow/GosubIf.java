package org.hookswitch.apps.flow;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;

/** Calls one of two subroutines, or none. */
public final class GosubIf implements PreparedApplication {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "GosubIf", "Call a subroutine if a condition holds.")
            .description(
                    "A condition that is empty or 0 does not hold. Where the branch that is taken is empty, the next"
                            + " priority follows.")
            .required("condition?[labeliftrue[(args)]][:labeliffalse[(args)]]", "places are written as in Gosub")
            .sets("GOSUB_RETVAL", "the value that the subroutine returned")
            .build();

    private static final Branches BRANCHES = Branches.nested("GosubIf", (channel, target) -> target.call(channel));

    /** For the service loader. */
    public GosubIf() {}

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
