package org.hookswitch.apps.say;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Says a date and time. */
public final class SayUnixTime implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("SayUnixTime", "Say a date and time.")
            .optional("unixtime", "seconds since 1970; now when it is left out")
            .optional("timezone", "such as Europe/Paris; the local one when it is left out")
            .optional("format", "format letters as in voicemail.conf; ABdY 'digits/at' IMp when it is left out")
            .options()
            .option('j', "a key ends the speech and begins an extension")
            .sets(Speech.INTERRUPT, "read: yes lets a key end the speech and begin an extension")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SayUnixTime() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return arguments.has('j')
                ? Speech.say(channel, Moment.prompts(channel, arguments), true)
                : Speech.say(channel, Moment.prompts(channel, arguments));
    }
}
