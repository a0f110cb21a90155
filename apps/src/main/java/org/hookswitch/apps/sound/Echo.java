package org.hookswitch.apps.sound;

import org.hookswitch.media.EchoSink;
import org.hookswitch.media.FrameSink;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Gives the caller their own audio back. */
public final class Echo implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named("Echo", "Let the caller hear themselves.")
            .description("Ends at the key #. Keys are given back like all that is said.")
            .trait(Trait.MEDIA)
            .build();

    /** For the service loader. */
    public Echo() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        EchoSink.start(channel.media());
        try {
            while (true) {
                switch (channel.next(Clock.NEVER)) {
                    case Signal.Leave leave -> {
                        return Next.LEAVE;
                    }
                    case Signal.Digit digit
                    when digit.digit() == '#' -> {
                        return Next.CONTINUE;
                    }
                    case null, default -> {}
                }
            }
        } finally {
            channel.media().deliverTo(FrameSink.NOWHERE);
        }
    }
}
