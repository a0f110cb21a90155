package org.hookswitch.apps.sound;

import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Plays a prompt that keys wind forward and back. */
public final class ControlPlayback implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "ControlPlayback", "Play a prompt that keys wind forward and back.")
            .description("Each of the keys may be several, of which any serves.")
            .required("filename", "a prompt")
            .optional("skipms", "milliseconds to wind, 3000 when it is left out")
            .optional("ff", "winds forward, # when it is left out")
            .optional("rew", "winds back, * when it is left out")
            .optional("stop", "ends the prompt")
            .optional("pause", "lets the prompt rest, and go on")
            .optional("restart", "begins the prompt anew")
            .options()
            .option('o', "time", "begin so many milliseconds behind the beginning")
            .sets("CPLAYBACKSTATUS", "how it ended", "SUCCESS", "USERSTOPPED", "REMOTESTOPPED", "ERROR")
            .sets("CPLAYBACKOFFSET", "milliseconds from the beginning to where it was stopped; -1 at the end")
            .sets("CPLAYBACKSTOPKEY", "the key that ended it")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public ControlPlayback() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Audio.Playing> started = channel.pbx().audio().prompt(channel, arguments.get(0));
        if (started.isEmpty()) {
            Notice.warn(channel, "there is no prompt '" + arguments.get(0) + "'");
            return done(channel, "ERROR", 0, "");
        }
        Audio.Playing playing = started.get();
        int start = millis(arguments.option('o').orElse(""), 0);
        if (start > 0) {
            playing.skip(start);
        }
        return listen(channel, playing, new Controls(arguments));
    }

    /** What the keys do. */
    private record Controls(int skip, String forward, String back, String stop, String pause, String restart) {
        Controls(Arguments arguments) {
            this(
                    millis(arguments.get(1), 3000),
                    arguments.given(2).orElse("#"),
                    arguments.given(3).orElse("*"),
                    arguments.get(4),
                    arguments.get(5),
                    arguments.get(6));
        }
    }

    private static Next listen(Channel channel, Audio.Playing playing, Controls controls) {
        boolean paused = false;
        while (true) {
            switch (channel.next(Clock.NEVER)) {
                case Signal.Leave leave -> {
                    long position = playing.position();
                    playing.stop();
                    var _ = done(channel, "USERSTOPPED", position, "");
                    return Next.LEAVE;
                }
                case Signal.PlaybackEnded ended
                when ended.playback() == playing -> {
                    return ended.complete()
                            ? done(channel, "SUCCESS", -1, "")
                            : done(channel, "REMOTESTOPPED", playing.position(), "");
                }
                case Signal.Digit digit -> {
                    String key = String.valueOf(digit.digit());
                    if (controls.stop().contains(key)) {
                        long position = playing.position();
                        playing.stop();
                        return done(channel, "USERSTOPPED", position, key);
                    }
                    if (controls.pause().contains(key)) {
                        paused = !paused;
                        if (paused) {
                            playing.pause();
                        } else {
                            playing.resume();
                        }
                    } else if (controls.restart().contains(key)) {
                        playing.skip(Math.toIntExact(-playing.position()));
                    } else if (controls.forward().contains(key)) {
                        playing.skip(controls.skip());
                    } else if (controls.back().contains(key)) {
                        playing.skip(-controls.skip());
                    }
                }
                case null, default -> {}
            }
        }
    }

    private static int millis(String text, int otherwise) {
        String trimmed = text.strip();
        return trimmed.matches("[0-9]{1,9}") ? Integer.parseInt(trimmed) : otherwise;
    }

    private static Next done(Channel channel, String status, long offset, String key) {
        channel.variable("CPLAYBACKSTATUS", status);
        channel.variable("CPLAYBACKOFFSET", Long.toString(offset));
        channel.variable("CPLAYBACKSTOPKEY", key);
        return Next.CONTINUE;
    }
}
