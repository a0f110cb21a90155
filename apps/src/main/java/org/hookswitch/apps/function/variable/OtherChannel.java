package org.hookswitch.apps.function.variable;

import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;

/** Finds the channel that a function is told to look at. */
public final class OtherChannel {

    private OtherChannel() {}

    /** The channel of a name, of a unique id, or of a name without the serial number behind its last dash. */
    public static Optional<Channel> find(FunctionCall call, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return call.pbx()
                .channels()
                .find(name)
                .or(() -> call.pbx().channels().all().stream()
                        .filter(c -> c.name().startsWith(name + "-"))
                        .findFirst());
    }
}
