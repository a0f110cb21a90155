package org.hookswitch.apps.function.variable;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code MASTER_CHANNEL}: a variable or function of the oldest channel of the call, whose unique id is the linked id of
 * the others; of the channel itself when that one is gone.
 */
public final class MasterChannel extends ChannelFunction {

    public MasterChannel() {
        super(FunctionSpec.readWrite(
                "MASTER_CHANNEL", "A value of the call's oldest channel", "MASTER_CHANNEL(varname)", 1, 1));
    }

    private static Channel master(Channel channel) {
        return channel.pbx().channels().find(channel.linkedId()).orElse(channel);
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        return Template.parse("${" + call.text() + "}").evaluate(master(channel).scope());
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        Assignment.set(master(channel), call.text(), value);
    }
}
