package org.hookswitch.apps.say;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Says digits one by one. */
public final class SayDigits implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("SayDigits", "Say digits one by one.")
            .required("digits", "0 to 9, *, # and -; all else is silent")
            .sets(Speech.INTERRUPT, "read: yes lets a key end the speech and begin an extension")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SayDigits() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Speech.say(channel, English.digits(arguments.get(0)));
    }
}
