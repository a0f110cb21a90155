package org.hookswitch.apps.sound;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Starts music, which goes on while the dialplan does. */
public final class StartMusicOnHold implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("StartMusicOnHold", "Start music, and go on.")
            .optional("class", "class of the music; the channel's own when it is left out")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public StartMusicOnHold() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Backdrop.Music.of(channel)
                .start(channel.pbx().audio().music(channel, arguments.given(0).orElse(channel.musicClass())));
        return Next.CONTINUE;
    }
}
