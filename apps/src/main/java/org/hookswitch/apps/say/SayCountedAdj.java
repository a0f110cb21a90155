package org.hookswitch.apps.say;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Says an adjective in the form that goes with a number. */
public final class SayCountedAdj implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "SayCountedAdj", "Say an adjective in the form that goes with a number.")
            .description("Only the adjective is said, not the number; in English it has one form only.")
            .required("number", "how many things there are")
            .required("filename", "the prompt")
            .optional("gender", "of the thing counted; English does not need it")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SayCountedAdj() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Long> number = Speech.number(channel, "SayCountedAdj", arguments.get(0));
        return number.isEmpty() ? Next.CONTINUE : Speech.say(channel, List.of(arguments.get(1)), false);
    }
}
