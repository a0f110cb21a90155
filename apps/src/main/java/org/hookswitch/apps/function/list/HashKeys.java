package org.hookswitch.apps.function.list;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code HASHKEYS}: the keys of a hash, joined by commas. */
public final class HashKeys extends ChannelFunction {

    public HashKeys() {
        super(FunctionSpec.read("HASHKEYS", "Keys of a hash", "HASHKEYS(hashname)", 1, 1));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        return String.join(",", Hashes.of(channel).keys(call.text()));
    }
}
