package org.hookswitch.apps.function.plan;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code VALID_EXTEN}: 1 when an extension exists, seen from the channel's context unless another is named, else 0. */
public final class ValidExten extends Described {

    public ValidExten() {
        super(FunctionSpec.read(
                "VALID_EXTEN", "Whether an extension exists", "VALID_EXTEN([context,]extension[,priority])", 1, 3));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.argument(1).isEmpty()) {
            return call.warn("wants a context, which may be empty, and an extension");
        }
        String context = call.argument(0).isEmpty()
                ? call.channel().map(c -> c.place().context()).orElse("")
                : call.argument(0);
        return DialplanExists.exists(call, context, call.argument(1), call.argument(2)) ? "1" : "0";
    }
}
