package org.hookswitch.apps.flow;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Goes on at one of two places, depending on the time. */
public final class GotoIfTime implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "GotoIfTime", "Go on at another place at certain times.")
            .description("Each of the four or five parts may be *, or ranges joined by &: 9:00-17:00,mon-fri,*,*.")
            .required(
                    "times,weekdays,mdays,months[,timezone]?[labeliftrue][:labeliffalse]",
                    "places are written as in Goto")
            .build();

    private static final Branches BRANCHES =
            Branches.plain("GotoIfTime", TimeCondition::holds, (channel, target) -> target.jump(channel));

    /** For the service loader. */
    public GotoIfTime() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        // The times have colons of their own, but these stand before the question mark.
        return BRANCHES.run(channel, arguments.text());
    }
}
