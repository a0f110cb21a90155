package org.hookswitch.apps.function.group;

import java.util.stream.Collectors;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code GROUP_LIST}: the groups of the channel, with their categories, separated by blanks. */
public final class GroupList extends ChannelFunction {

    public GroupList() {
        super(FunctionSpec.read("GROUP_LIST", "The groups of the channel", "GROUP_LIST()", 0, 0));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        return Groups.of(call.pbx()).of(channel).stream()
                .map(m -> m.category().isEmpty() ? m.group() : m.group() + "@" + m.category())
                .collect(Collectors.joining(" "));
    }
}
