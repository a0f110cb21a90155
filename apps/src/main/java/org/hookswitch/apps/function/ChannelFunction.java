package org.hookswitch.apps.function;

import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** A function that means something only on a channel. Has no state of a call itself. */
public abstract class ChannelFunction extends Described {

    protected ChannelFunction(FunctionSpec spec) {
        super(spec);
    }

    /** The value on a channel. */
    protected String read(FunctionCall call, Channel channel) {
        return call.warn("cannot be read");
    }

    /** What setting it does to a channel. */
    protected void write(FunctionCall call, Channel channel, String value) {
        call.warn("cannot be written");
    }

    @Override
    public final String read(FunctionCall call) {
        Optional<Channel> channel = call.channel();
        return channel.isPresent() ? read(call, channel.get()) : call.warn("needs a channel");
    }

    @Override
    public final void write(FunctionCall call, String value) {
        Optional<Channel> channel = call.channel();
        if (channel.isPresent()) {
            write(call, channel.get(), value);
        } else {
            call.warn("needs a channel");
        }
    }
}
