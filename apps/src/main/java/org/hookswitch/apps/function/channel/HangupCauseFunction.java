package org.hookswitch.apps.function.channel;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCauses;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code HANGUPCAUSE}: how a leg of the call ended: {@code ast} in the words of Q.850, {@code tech} in those of its
 * protocol.
 */
public final class HangupCauseFunction extends ChannelFunction {

    public HangupCauseFunction() {
        super(FunctionSpec.read("HANGUPCAUSE", "How a leg of the call ended", "HANGUPCAUSE(channel,type)", 2, 2));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        Optional<HangupCauses.Ended> ended = HangupCauses.of(channel).of(call.argument(0));
        if (ended.isEmpty()) {
            return call.warn("nothing is known of how " + call.argument(0) + " ended");
        }
        return switch (call.argument(1).toLowerCase(Locale.ROOT)) {
            case "ast" -> ended.get().cause().text();
            case "tech" -> ended.get().protocolCause();
            default -> call.warn("wants ast or tech");
        };
    }
}
