package org.hookswitch.apps.say;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Spells a text in the phonetic alphabet. */
public final class SayPhonetic implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "SayPhonetic", "Spell a text in the phonetic alphabet.")
            .required("string", "letters, digits and signs")
            .sets(Speech.INTERRUPT, "read: yes lets a key end the speech and begin an extension")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SayPhonetic() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return Speech.say(channel, English.phonetic(arguments.text()));
    }
}
