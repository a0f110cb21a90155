package org.hookswitch.apps.sound;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Stops the music of StartMusicOnHold. */
public final class StopMusicOnHold implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("StopMusicOnHold", "Stop the music.")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public StopMusicOnHold() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Backdrop.Music.of(channel).stop();
        return Next.CONTINUE;
    }
}
