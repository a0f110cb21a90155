package org.hookswitch.apps.system;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Runs a command of the operating system. */
public final class System implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "System", "Run a command of the operating system.")
            .description(
                    "The command runs as the user of the switch, with /bin/sh. One that cannot be run ends the call."
                            + " Beware of what callers can put into it, such as their name.")
            .required("command", "the command line; commas belong to it")
            .sets(Command.STATUS, "what came of it", "FAILURE", "SUCCESS", "APPERROR")
            .trait(Trait.SLOW)
            .build();

    /** For the service loader. */
    public System() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Command.run(
                channel, arguments.text(), new Next.Failed("the command cannot be run: " + arguments.text()));
    }
}
