package org.hookswitch.apps.function.channel;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code CHANNEL_EXISTS}: 1 when there is a channel of a name or unique id, else 0. */
public final class ChannelExists extends Described {

    public ChannelExists() {
        super(FunctionSpec.read("CHANNEL_EXISTS", "Whether a channel exists", "CHANNEL_EXISTS(name_or_uid)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        return call.pbx().channels().find(call.text()).isPresent() ? "1" : "0";
    }
}
