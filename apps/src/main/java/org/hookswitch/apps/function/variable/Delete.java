package org.hookswitch.apps.function.variable;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DELETE}: setting it, to whatever value, removes a variable of the channel. */
public final class Delete extends ChannelFunction {

    public Delete() {
        super(FunctionSpec.write("DELETE", "Removes a variable", "DELETE(varname)", 1, 1));
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        channel.variables().unset(call.text());
    }
}
