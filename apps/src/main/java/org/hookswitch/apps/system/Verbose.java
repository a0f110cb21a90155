package org.hookswitch.apps.system;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Logs a text. */
public final class Verbose implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Verbose", "Log a text.")
            .description("The text is logged as VERBOSE with a level, which the log decides about.")
            .optional("level", "0 to 10; 0 when it is left out")
            .required("message", "the text; commas belong to it")
            .build();

    /** For the service loader. */
    public Verbose() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        String level = arguments.count() > 1 ? arguments.get(0).strip() : "";
        String text = level.matches("[0-9]{1,2}") ? arguments.get(1) : arguments.text();
        Output.VERBOSE.log(channel, text);
        return Next.CONTINUE;
    }
}
