package org.hookswitch.apps.sound;

import org.hookswitch.apps.Pause;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Plays a test tone. */
public final class Milliwatt implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Milliwatt", "Play a test tone of 1004 Hz.")
            .description("The tone goes on until the caller hangs up.")
            .options()
            .option('m', "a milliwatt test line: the tone rests for one second in ten")
            .option('o', "1000 Hz")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public Milliwatt() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        channel.answer();
        String tone = arguments.has('o') ? "1000" : arguments.has('m') ? "1004/9000,0/1000" : "1004";
        Audio.Playing playing = channel.pbx().audio().tone(channel, tone);
        var _ = Pause.until(channel, Clock.NEVER);
        playing.stop();
        return Next.LEAVE;
    }
}
