package org.hookswitch.apps.sound;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Stops the tone of PlayTones, or of Ringing, Busy and Congestion on a call that is up. */
public final class StopPlayTones implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("StopPlayTones", "Stop the tone.")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public StopPlayTones() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Backdrop.Tones.of(channel).stop();
        channel.stopTones();
        return Next.CONTINUE;
    }
}
