package org.hookswitch.apps.keys;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.Prompts;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Audio;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Timeouts;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Reads digits into a variable. */
public final class Read implements Application {

    private static final int MOST = 255;

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Read", "Read digits into a variable.")
            .description(
                    "The entry ends with the key #, or with as many digits as are wanted. Without a timeout, that of"
                            + " TIMEOUT(response) counts for the first key and that of TIMEOUT(digit) for the others.")
            .required("variable", "takes the digits")
            .optional("filenames", "prompts joined by &, which the first key stops; a tone with option i")
            .optional("maxdigits", "1 to 255; 255 when it is left out or 0")
            .options()
            .optional("attempts", "how often to begin anew while nothing is entered; 1 when it is left out")
            .optional("timeout", "seconds to wait for each key")
            .option('s', "return at once if the call is not up")
            .option('i', "the prompt is a tone, as PlayTones takes it")
            .option('n', "do not answer the call first")
            .option('t', "keys", "the keys that end the entry; none with empty parentheses")
            .option('e', "when nothing but the key that ends the entry is pressed, that key is what was entered")
            .sets("READSTATUS", "how it ended", "OK", "ERROR", "HANGUP", "INTERRUPTED", "SKIPPED", "TIMEOUT")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public Read() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (arguments.given(0).isEmpty()) {
            Notice.warn(channel, "Read needs the name of a variable");
            return done(channel, "ERROR");
        }
        if (!channel.isUp()) {
            if (arguments.has('s')) {
                return done(channel, "SKIPPED");
            }
            if (!arguments.has('n')) {
                channel.answer();
            }
        }
        int attempts = Math.max(1, number(arguments.get(4), 1));
        Entry entry = attempt(channel, arguments);
        for (int i = 1;
                i < attempts
                        && entry.end() != Entry.End.LEFT
                        && digits(entry, arguments).isEmpty();
                i++) {
            entry = attempt(channel, arguments);
        }
        channel.variable(arguments.get(0), digits(entry, arguments));
        return switch (entry.end()) {
            case COMPLETE -> done(channel, "OK");
            case TIMEOUT -> done(channel, "TIMEOUT");
            case LEFT -> {
                var _ = done(channel, "HANGUP");
                yield Next.LEAVE;
            }
        };
    }

    private static String digits(Entry entry, Arguments arguments) {
        return arguments.has('e') && entry.digits().isEmpty() && entry.terminator() != 0
                ? String.valueOf(entry.terminator())
                : entry.digits();
    }

    private static Entry attempt(Channel channel, Arguments arguments) {
        Entry.Rules rules = rules(channel, arguments);
        if (!arguments.has('i')) {
            return Entry.read(channel, Prompts.names(arguments.get(1)), rules);
        }
        Audio.Playing tone = channel.pbx().audio().tone(channel, arguments.get(1));
        return Entry.first(channel, rules, tone::stop);
    }

    private static Entry.Rules rules(Channel channel, Arguments arguments) {
        int most = number(arguments.get(2), 0);
        Timeouts timeouts = Timeouts.of(channel);
        Optional<Duration> timeout =
                arguments.given(5).flatMap(TimeLength::seconds).filter(Duration::isPositive);
        return new Entry.Rules(
                most <= 0 || most > MOST ? MOST : most,
                arguments.has('t') ? arguments.option('t').orElse("") : "#",
                timeout.orElseGet(timeouts::response),
                timeout.orElseGet(timeouts::digit));
    }

    private static int number(String text, int otherwise) {
        return text.strip().matches("[0-9]{1,9}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    private static Next done(Channel channel, String status) {
        channel.variable("READSTATUS", status);
        return Next.CONTINUE;
    }
}
