package org.hookswitch.apps.function.variable;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code EXPORT}: sets a variable, or writes a function, on another channel. */
public final class Export extends Described {

    public Export() {
        super(FunctionSpec.write("EXPORT", "Sets a variable of another channel", "EXPORT(channel,var)", 2, 2));
    }

    @Override
    public void write(FunctionCall call, String value) {
        if (call.argument(0).isEmpty() || call.argument(1).isEmpty()) {
            call.warn("wants a channel and the name of a variable");
            return;
        }
        OtherChannel.find(call, call.argument(0))
                .ifPresentOrElse(
                        other -> Assignment.set(other, call.argument(1), value),
                        () -> call.warn("there is no channel " + call.argument(0)));
    }
}
