package org.hookswitch.apps.function.variable;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code LOCAL}: a variable that lives as long as the subroutine in which it is set. */
public final class Local extends ChannelFunction {

    public Local() {
        super(FunctionSpec.readWrite("LOCAL", "A variable of the present subroutine", "LOCAL(varname)", 1, 1));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        String value =
                channel.gosubs().hasLocal(call.text()) ? channel.variables().get(call.text()) : null;
        return value == null ? "" : value;
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        if (!channel.gosubs().local(call.text(), value)) {
            call.warn("is set outside any subroutine, where it has no place");
        }
    }
}
