package org.hookswitch.apps.function.db;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code BLACKLIST}: 1 when the caller's number or name is a key of the family {@code blacklist}, else 0. */
public final class Blacklist extends ChannelFunction {

    private static final String FAMILY = "blacklist";

    public Blacklist() {
        super(FunctionSpec.read("BLACKLIST", "Whether the caller is blacklisted", "BLACKLIST()", 0, 0));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        KeyValueStore store = KeyValueStore.of(call.pbx());
        PartyId caller = channel.caller().id();
        boolean number = caller.number().valid()
                && store.get(FAMILY, caller.number().digits()).isPresent();
        boolean name =
                caller.name().valid() && store.get(FAMILY, caller.name().text()).isPresent();
        return number || name ? "1" : "0";
    }
}
