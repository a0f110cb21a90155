package org.hookswitch.apps.keys;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Extensions;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.dialplan.Match;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Keys;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.RaisedException;
import org.hookswitch.pbx.Timeouts;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Waits for an extension to be dialled. */
public final class WaitExten implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "WaitExten", "Wait for an extension to be dialled.")
            .description(
                    "At the first key the rest is collected, and the call goes to that extension. When no key comes,"
                            + " the next priority follows; when there is none, the extension t.")
            .optional("seconds", "how long to wait; TIMEOUT(response) when it is left out")
            .options()
            .option('m', "class", "play music of a class meanwhile")
            .option('d', "tone", "play a tone meanwhile, the dial tone when none is named")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public WaitExten() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Duration wait = arguments
                .given(0)
                .flatMap(TimeLength::seconds)
                .filter(Duration::isPositive)
                .orElseGet(Timeouts.of(channel)::response);
        Audio.Playing sound = sound(channel, arguments);
        Character key = Keys.next(channel, channel.pbx().clock().nanos() + wait.toNanos());
        sound.stop();
        if (key != null) {
            return new Next.Dialed(key.toString());
        }
        return channel.mustLeave() ? Next.LEAVE : timedOut(channel);
    }

    private static Audio.Playing sound(Channel channel, Arguments arguments) {
        Audio audio = channel.pbx().audio();
        if (arguments.has('m')) {
            return audio.music(channel, given(arguments.option('m'), channel.musicClass()));
        }
        return arguments.has('d') ? audio.tone(channel, given(arguments.option('d'), "dial")) : Audio.Playing.NOTHING;
    }

    private static String given(Optional<String> option, String otherwise) {
        return option.filter(text -> !text.isEmpty()).orElse(otherwise);
    }

    private static Next timedOut(Channel channel) {
        Match match = channel.position().match();
        if (match != null && match.priority(channel.position().priority() + 1) != null) {
            return Next.CONTINUE;
        }
        String context = channel.position().context();
        if (Extensions.exists(channel, context, "t")) {
            return new Next.Jump(new Place(context, "t", 1));
        }
        if (Extensions.exists(channel, context, "e")) {
            RaisedException.raise(channel, "RESPONSETIMEOUT");
            return new Next.Jump(new Place(context, "e", 1));
        }
        return new Next.Hangup(HangupCause.NORMAL_CLEARING);
    }
}
