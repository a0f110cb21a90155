package org.hookswitch.apps.sound;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Pause;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Plays music until the caller hangs up, or for a time. */
public final class MusicOnHold implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "MusicOnHold", "Play music until the caller hangs up.")
            .optional("class", "class of the music; the channel's own when it is left out")
            .optional("duration", "seconds; until the caller hangs up when it is left out")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public MusicOnHold() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Duration> duration = arguments.given(1).flatMap(TimeLength::seconds);
        if (arguments.given(1).isPresent() && duration.isEmpty()) {
            Notice.warn(channel, "MusicOnHold takes a number of seconds, found '" + arguments.get(1) + "'");
        }
        Audio.Playing music =
                channel.pbx().audio().music(channel, arguments.given(0).orElse(channel.musicClass()));
        boolean there = duration.isPresent() ? Pause.of(channel, duration.get()) : Pause.until(channel, Clock.NEVER);
        music.stop();
        return there ? Next.CONTINUE : Next.LEAVE;
    }
}
