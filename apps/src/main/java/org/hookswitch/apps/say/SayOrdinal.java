package org.hookswitch.apps.say;

import java.util.List;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Says a number of a place in an order, such as the twenty-first. */
public final class SayOrdinal implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "SayOrdinal", "Say a number of a place in an order.")
            .required("digits", "a whole number, as large as 999999999999")
            .optional("gender", "of the thing counted; English does not need it")
            .sets(Speech.INTERRUPT, "read: yes lets a key end the speech and begin an extension")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SayOrdinal() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Long> number = Speech.number(channel, "SayOrdinal", arguments.get(0));
        if (number.isEmpty()) {
            return Next.CONTINUE;
        }
        List<String> prompts = English.ordinal(number.get());
        if (prompts.isEmpty()) {
            Notice.warn(channel, "there are no words for " + number.get());
        }
        return Speech.say(channel, prompts);
    }
}
