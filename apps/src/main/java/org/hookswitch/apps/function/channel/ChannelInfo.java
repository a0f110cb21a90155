package org.hookswitch.apps.function.channel;

import java.util.Optional;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code CHANNEL}: items of the channel, see {@link ChannelItem}, or of its driver, such as {@code rtp,dest}. */
public final class ChannelInfo extends ChannelFunction {

    public ChannelInfo() {
        super(FunctionSpec.readWrite("CHANNEL", "Items of the channel", "CHANNEL(item)", 1, 1));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        Optional<String> own = ChannelItem.of(call.text()).flatMap(item -> item.read(channel));
        return own.or(() -> channel.device().read(call.text()))
                .orElseGet(() -> call.warn("neither the channel nor its driver has such an item to read"));
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        Optional<ChannelItem> item = ChannelItem.of(call.text());
        if (item.isEmpty() || !item.get().isWritable()) {
            call.warn("the channel has no such item to set");
        } else if (!item.get().write(channel, value)) {
            call.warn("cannot be set to '" + value + "'");
        }
    }
}
