package org.hookswitch.apps.sound;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Starts a tone, which goes on while the dialplan does. */
public final class PlayTones implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("PlayTones", "Start a tone, and go on.")
            .description(
                    "A name of the tone zone such as dial or busy, or frequencies and times as in indications.conf:"
                            + " 425/500,0/500.")
            .required("arg", "the tone; commas belong to it")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public PlayTones() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Backdrop.Tones.of(channel).start(channel.pbx().audio().tone(channel, arguments.text()));
        return Next.CONTINUE;
    }
}
