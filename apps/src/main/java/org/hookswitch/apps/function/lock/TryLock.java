package org.hookswitch.apps.function.lock;

import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code TRYLOCK}: takes a named lock if nobody else holds it; 1 when it is held, 0 when not. */
public final class TryLock extends ChannelFunction {

    public TryLock() {
        super(FunctionSpec.read("TRYLOCK", "Takes a named lock if it is free", "TRYLOCK(lockname)", 1, 1)
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        if (call.text().isEmpty()) {
            call.warn("wants the name of a lock");
            return "0";
        }
        return Locks.of(call.pbx()).tryTake(channel, call.text()) ? "1" : "0";
    }
}
