package org.hookswitch.apps.function.variable;

import java.util.OptionalInt;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code LOCAL_PEEK}: the value of a variable that so many values of inner subroutines hide; 0 for the one seen. */
public final class LocalPeek extends ChannelFunction {

    public LocalPeek() {
        super(FunctionSpec.read("LOCAL_PEEK", "A value hidden by inner subroutines", "LOCAL_PEEK(n,varname)", 2, 2));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        OptionalInt depth = CNumber.whole(call.argument(0));
        if (depth.isEmpty() || depth.getAsInt() < 0 || call.argument(1).isEmpty()) {
            return call.warn("wants how many levels, and the name of a variable");
        }
        String value = channel.variables().peek(call.argument(1), depth.getAsInt());
        return value == null ? "" : value;
    }
}
