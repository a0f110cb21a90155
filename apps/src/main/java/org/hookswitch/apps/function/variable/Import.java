package org.hookswitch.apps.function.variable;

import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code IMPORT}: what a variable or function gives on another channel. */
public final class Import extends Described {

    public Import() {
        super(FunctionSpec.read("IMPORT", "A value of another channel", "IMPORT(channel,variable)", 2, 2));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.argument(0).isEmpty() || call.argument(1).isEmpty()) {
            return "";
        }
        Optional<Channel> other = OtherChannel.find(call, call.argument(0));
        return other.map(c -> Template.parse("${" + call.argument(1) + "}").evaluate(c.scope()))
                .orElseGet(() -> call.warn("there is no channel " + call.argument(0)));
    }
}
