package org.hookswitch.apps.system;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Runs a command of the operating system, and goes on if it fails. */
public final class TrySystem implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "TrySystem", "Run a command of the operating system, and go on if it fails.")
            .description("The command runs as the user of the switch, with /bin/sh."
                    + " Beware of what callers can put into it, such as their name.")
            .required("command", "the command line; commas belong to it")
            .sets(Command.STATUS, "what came of it", "FAILURE", "SUCCESS", "APPERROR")
            .trait(Trait.SLOW)
            .build();

    /** For the service loader. */
    public TrySystem() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Command.run(channel, arguments.text(), Next.CONTINUE);
    }
}
