package org.hookswitch.apps.function.channel;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCauses;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code HANGUPCAUSE_KEYS}: the names of the legs of which {@code HANGUPCAUSE()} can tell, joined by commas. */
public final class HangupCauseKeys extends ChannelFunction {

    public HangupCauseKeys() {
        super(FunctionSpec.read("HANGUPCAUSE_KEYS", "Legs of the call that ended", "HANGUPCAUSE_KEYS()", 0, 0));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        return String.join(",", HangupCauses.of(channel).names());
    }
}
