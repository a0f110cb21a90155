package org.hookswitch.apps.function.group;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code GROUP_COUNT}: how many channels are in a group; without a name, in the channel's own. */
public final class GroupCount extends Described {

    public GroupCount() {
        super(FunctionSpec.read(
                "GROUP_COUNT", "Number of channels in a group", "GROUP_COUNT([groupname][@category])", 0, 1));
    }

    @Override
    public String read(FunctionCall call) {
        Groups groups = Groups.of(call.pbx());
        GroupArgument asked = GroupArgument.parse(call.text());
        String group = asked.group();
        if (group.isEmpty()) {
            group = call.channel()
                    .flatMap(channel -> groups.of(channel, asked.category()))
                    .map(Groups.Membership::group)
                    .orElse("");
        }
        return Integer.toString(groups.count(group, asked.category()));
    }
}
