package org.hookswitch.apps.keys;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.dial.DigitSender;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Presses keys towards a device. */
public final class SendDTMF implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("SendDTMF", "Press keys.")
            .required("digits", "keys to press towards the device; w waits half a second, W a second")
            .optional("timeout_ms", "milliseconds between two keys, 250 when it is left out")
            .optional("duration_ms", "milliseconds for which each key is pressed, 100 when it is left out")
            .optional("channel", "the channel whose device hears them; this one when it is left out")
            .options()
            .option('a', "answer that channel first")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public SendDTMF() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        Optional<Channel> receiver = arguments.given(3).isEmpty()
                ? Optional.of(channel)
                : channel.pbx().channels().find(arguments.get(3));
        if (arguments.given(0).isEmpty() || receiver.isEmpty()) {
            Notice.warn(channel, "SendDTMF needs keys, and a channel that exists, found '" + arguments.text() + "'");
            return Next.CONTINUE;
        }
        if (arguments.has('a')) {
            receiver.get().answer();
        }
        int pause = millis(arguments.get(1), 250);
        int length = millis(arguments.get(2), 100);
        boolean there = new DigitSender(channel, receiver.get()).send(arguments.get(0), length, pause);
        return there ? Next.CONTINUE : Next.LEAVE;
    }

    private static int millis(String text, int otherwise) {
        return TimeLength.millis(text)
                .filter(Duration::isPositive)
                .map(time -> (int) Math.min(time.toMillis(), 60_000))
                .orElse(otherwise);
    }
}
