package org.hookswitch.apps.function.group;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code GROUP}: the group of a category in which the channel is counted. */
public final class Group extends ChannelFunction {

    public Group() {
        super(FunctionSpec.readWrite("GROUP", "The group in which the channel is counted", "GROUP([category])", 0, 1));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        return Groups.of(call.pbx())
                .of(channel, call.text())
                .map(Groups.Membership::group)
                .orElse("");
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        GroupArgument named =
                call.text().isEmpty() ? GroupArgument.parse(value) : new GroupArgument(value, call.text());
        Groups.of(call.pbx()).join(channel, named.group(), named.category());
    }
}
