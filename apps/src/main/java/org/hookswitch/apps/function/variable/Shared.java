package org.hookswitch.apps.function.variable;

import java.util.Optional;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Variables;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code SHARED}: variables of a channel that other channels may read and set too, apart from its usual ones. */
public final class Shared extends ChannelFunction {

    public Shared() {
        super(FunctionSpec.readWrite("SHARED", "A variable that channels share", "SHARED(varname[,channel])", 1, 2));
    }

    private static final class Store implements AutoCloseable {
        private final Variables variables = new Variables();

        @Override
        public void close() {
            variables.clear();
        }
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        Optional<Channel> owner = owner(call, channel);
        if (owner.isEmpty()) {
            return call.warn("there is no channel " + call.argument(1));
        }
        String value = owner.get()
                .attachment(Store.class)
                .map(s -> s.variables.get(call.argument(0)))
                .orElse(null);
        return value == null ? "" : value;
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        Optional<Channel> owner = owner(call, channel);
        if (owner.isEmpty() || owner.get().isClosed()) {
            call.warn("there is no channel " + call.argument(1));
            return;
        }
        Channel to = owner.get();
        String name = call.argument(0);
        if (!to.attachment(Store.class, Store::new).variables.set(name, value)) {
            call.warn("there are too many shared variables already");
            return;
        }
        to.publish(Event.VariableSet.class, () -> new Event.VariableSet(to.snapshot(), "SHARED(" + name + ")", value));
    }

    private static Optional<Channel> owner(FunctionCall call, Channel channel) {
        return call.argument(1).isEmpty() ? Optional.of(channel) : OtherChannel.find(call, call.argument(1));
    }
}
