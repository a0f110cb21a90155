package org.hookswitch.apps.keys;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Extensions;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Played;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.Prompts.StopKeys;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Keys;
import org.hookswitch.pbx.Timeouts;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.jspecify.annotations.Nullable;

/** Reads an extension into a variable. */
public final class ReadExten implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("ReadExten", "Read an extension into a variable.")
            .description("The entry ends as soon as no further key could make an extension of it.")
            .required("variable", "takes the extension; t when nothing was entered, i when there is no such extension")
            .optional("filename", "a prompt, which the first key stops; a tone with option i")
            .optional("context", "where the extension is looked for; the present one when it is left out")
            .options()
            .optional("timeout", "seconds to wait for each key")
            .option('s', "return at once if the call is not up")
            .option('i', "the prompt is a tone, as PlayTones takes it")
            .option('n', "do not answer the call first")
            .option('p', "the key # ends the entry")
            .sets("READEXTENSTATUS", "how it ended", "OK", "TIMEOUT", "INVALID", "SKIP", "ERROR")
            .sets("INVALID_EXTEN", "what was entered when there is no such extension")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public ReadExten() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (arguments.given(0).isEmpty()) {
            Notice.warn(channel, "ReadExten needs the name of a variable");
            return done(channel, "ERROR");
        }
        if (!channel.isUp()) {
            if (arguments.has('s')) {
                return done(channel, "SKIP");
            }
            if (!arguments.has('n')) {
                channel.answer();
            }
        }
        String context = arguments.given(2).orElse(channel.position().context());
        String entered = read(channel, arguments, context);
        if (channel.mustLeave()) {
            return Next.LEAVE;
        }
        if (entered.isEmpty()) {
            channel.variable(arguments.get(0), "t");
            return done(channel, "TIMEOUT");
        }
        if (Extensions.exists(channel, context, entered)) {
            channel.variable(arguments.get(0), entered);
            return done(channel, "OK");
        }
        channel.variable(arguments.get(0), "i");
        channel.variable("INVALID_EXTEN", entered);
        return done(channel, "INVALID");
    }

    private static String read(Channel channel, Arguments arguments, String context) {
        Timeouts timeouts = Timeouts.of(channel);
        Optional<Duration> timeout =
                arguments.given(4).flatMap(TimeLength::seconds).filter(Duration::isPositive);
        var entered = new StringBuilder();
        Character key = first(channel, arguments, timeout.orElseGet(timeouts::response));
        while (key != null && !(key == '#' && arguments.has('p'))) {
            entered.append(key.charValue());
            if (!Extensions.mayGrow(channel, context, entered.toString())) {
                break;
            }
            key = Keys.next(channel, deadline(channel, timeout.orElseGet(timeouts::digit)));
        }
        return entered.toString();
    }

    /** The first key, which stops the prompt or tone; null when none comes in time. */
    private static @Nullable Character first(Channel channel, Arguments arguments, Duration wait) {
        if (arguments.given(1).isPresent() && arguments.has('i')) {
            Audio.Playing tone = channel.pbx().audio().tone(channel, arguments.get(1));
            Character key = Keys.next(channel, deadline(channel, wait));
            tone.stop();
            return key;
        }
        for (String prompt : Prompts.names(arguments.get(1))) {
            switch (Prompts.play(channel, prompt, StopKeys.ANY)) {
                case Played.Key key -> {
                    return key.key();
                }
                case Played.Left left -> {
                    return null;
                }
                case Played.Missing missing -> Notice.warn(channel, "there is no prompt '" + missing.prompt() + "'");
                case Played.Whole whole -> {}
            }
        }
        return Keys.next(channel, deadline(channel, wait));
    }

    private static long deadline(Channel channel, Duration wait) {
        return channel.pbx().clock().nanos() + wait.toNanos();
    }

    private static Next done(Channel channel, String status) {
        channel.variable("READEXTENSTATUS", status);
        return Next.CONTINUE;
    }
}
