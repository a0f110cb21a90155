package org.hookswitch.apps.function.state;

import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.DeviceStates;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code HINT}: the devices that an extension's hint names, or with option {@code n} the name that stands behind them. */
public final class HintFunction extends Described {

    public HintFunction() {
        super(FunctionSpec.read("HINT", "Devices of an extension", "HINT(extension[@context][,options])", 1, 2));
    }

    @Override
    public String read(FunctionCall call) {
        HintArgument asked = HintArgument.parse(call, call.argument(0));
        String hint = DeviceStates.of(call.pbx())
                .hintText(asked.exten(), asked.context())
                .orElse("");
        int comma = hint.indexOf(',');
        boolean name = call.argument(1).indexOf('n') >= 0 || CNumber.isTrue(call.argument(1));
        if (name) {
            return comma < 0 ? "" : hint.substring(comma + 1);
        }
        return comma < 0 ? hint : hint.substring(0, comma);
    }
}
