package org.hookswitch.apps.call;

import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Ends the call. */
public final class Hangup implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Hangup", "End the call.")
            .description(
                    "Without a cause, the cause of the last failed attempt to reach somebody is passed on, if there was"
                            + " one; otherwise it is 16, normal clearing.")
            .optional("causecode", "a Q.850 value, or a name such as USER_BUSY")
            .trait(Trait.HANGS_UP)
            .build();

    /** For the service loader. */
    public Hangup() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return new Next.Hangup(cause(channel, arguments));
    }

    private static HangupCause cause(Channel channel, Arguments arguments) {
        if (arguments.given(0).isPresent()) {
            Optional<HangupCause> given =
                    HangupCause.parse(arguments.get(0)).filter(cause -> cause != HangupCause.NOTDEFINED);
            if (given.isPresent()) {
                return given.get();
            }
            Notice.warn(channel, "Hangup takes a cause by value or name, found '" + arguments.get(0) + "'");
        }
        return channel.hangupCause() == HangupCause.NOTDEFINED ? HangupCause.NORMAL_CLEARING : channel.hangupCause();
    }
}
