package org.hookswitch.apps.function.lock;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code UNLOCK}: gives a named lock back; 1 when the channel held it, 0 when not. */
public final class Unlock extends ChannelFunction {

    public Unlock() {
        super(FunctionSpec.read("UNLOCK", "Gives a named lock back", "UNLOCK(lockname)", 1, 1)
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        if (call.text().isEmpty()) {
            call.warn("wants the name of a lock");
            return "0";
        }
        return Locks.of(call.pbx()).release(channel, call.text()) ? "1" : "0";
    }
}
