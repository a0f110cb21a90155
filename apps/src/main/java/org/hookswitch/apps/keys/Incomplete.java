package org.hookswitch.apps.keys;

import org.hookswitch.apps.Extensions;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Keys;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.RaisedException;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.Timeouts;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Waits for the rest of an extension. */
public final class Incomplete implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Incomplete", "Wait for the rest of an extension.")
            .description(
                    "The extension that the call came to counts as its beginning: the keys that follow are added, and the"
                            + " call goes to what they make together. When none follows in time, the extension i.")
            .optional("n", "do not answer the call first; a device that can send further digits is asked for them")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public Incomplete() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        if (!arguments.get(0).contains("n")) {
            channel.answer();
        }
        channel.indicate(new Signal.Incomplete());
        String begun = channel.position().exten();
        Character key = Extensions.mayGrow(channel, channel.position().context(), begun)
                ? Keys.next(
                        channel,
                        channel.pbx().clock().nanos()
                                + Timeouts.of(channel).digit().toNanos())
                : null;
        if (key != null) {
            return new Next.Dialed(begun + key);
        }
        return channel.mustLeave() ? Next.LEAVE : invalid(channel, begun);
    }

    private static Next invalid(Channel channel, String begun) {
        String context = channel.position().context();
        if (Extensions.exists(channel, context, "i")) {
            channel.variable("INVALID_EXTEN", begun);
            return new Next.Jump(new Place(context, "i", 1));
        }
        if (Extensions.exists(channel, context, "e")) {
            RaisedException.raise(channel, "INVALID");
            return new Next.Jump(new Place(context, "e", 1));
        }
        return new Next.Hangup(HangupCause.INVALID_NUMBER_FORMAT);
    }
}
