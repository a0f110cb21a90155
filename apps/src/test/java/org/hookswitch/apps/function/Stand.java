package org.hookswitch.apps.function;

import java.util.function.Consumer;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** A dialplan application that lets a test do something on the thread that controls the channel. */
record Stand(Consumer<Channel> body) implements Application {

    @Override
    public ApplicationSpec spec() {
        return ApplicationSpec.named("Stand", "does what the test says").build();
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        body.accept(channel);
        return Next.CONTINUE;
    }
}
