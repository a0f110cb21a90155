package org.hookswitch.apps.function.state;

import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.DeviceStates;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code EXTENSION_STATE}: the state of an extension's devices, as its hint names them; UNKNOWN without a hint. */
public final class ExtensionState extends Described {

    public ExtensionState() {
        super(FunctionSpec.read(
                "EXTENSION_STATE", "State of an extension", "EXTENSION_STATE(extension[@context])", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        HintArgument asked = HintArgument.parse(call, call.text());
        return DeviceStates.of(call.pbx())
                .ofExtension(asked.exten(), asked.context())
                .map(DeviceState::name)
                .orElse("UNKNOWN");
    }
}
