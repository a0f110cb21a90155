package org.hookswitch.apps.say;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Says a noun in the form that goes with a number. */
public final class SayCountedNoun implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "SayCountedNoun", "Say a noun in the form that goes with a number.")
            .description("Only the noun is said, not the number.")
            .required("number", "how many things there are")
            .required("filename", "the prompt for one thing; that for several has an s behind it")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SayCountedNoun() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Long> number = Speech.number(channel, "SayCountedNoun", arguments.get(0));
        return number.isEmpty()
                ? Next.CONTINUE
                : Speech.say(channel, List.of(English.counted(arguments.get(1), number.get())), false);
    }
}
