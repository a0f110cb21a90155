package org.hookswitch.apps.function.lock;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code LOCK}: takes a named lock and waits for it; 1 when it is held, 0 when not. A channel that holds another lock waits for three
 * seconds at most.
 */
public final class LockFunction extends ChannelFunction {

    public LockFunction() {
        super(FunctionSpec.read("LOCK", "Takes a named lock", "LOCK(lockname)", 1, 1)
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        if (call.text().isEmpty()) {
            call.warn("wants the name of a lock");
            return "0";
        }
        return Locks.of(call.pbx()).take(channel, call.text()) ? "1" : "0";
    }
}
