package org.hookswitch.apps.system;

import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Logs a text at a level. */
public final class Log implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Log", "Log a text at a level.")
            .required("level", "ERROR, WARNING, NOTICE, DEBUG, VERBOSE or DTMF")
            .required("message", "the text; commas belong to it")
            .build();

    /** For the service loader. */
    public Log() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Output> output = Output.named(arguments.get(0));
        if (output.isEmpty()) {
            Notice.warn(
                    channel,
                    "Log takes ERROR, WARNING, NOTICE, DEBUG, VERBOSE or DTMF, found '" + arguments.get(0) + "'");
            return Next.CONTINUE;
        }
        output.get().log(channel, arguments.get(1));
        return Next.CONTINUE;
    }
}
