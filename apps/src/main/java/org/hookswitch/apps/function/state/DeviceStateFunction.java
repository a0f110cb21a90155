package org.hookswitch.apps.function.state;

import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.DeviceStates;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DEVICE_STATE}: the state of a device; that of a {@code Custom:} one may be set. */
public final class DeviceStateFunction extends Described {

    public DeviceStateFunction() {
        super(FunctionSpec.readWrite("DEVICE_STATE", "State of a device", "DEVICE_STATE(device)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        return call.text().isEmpty()
                ? call.warn("wants a device")
                : DeviceStates.of(call.pbx()).of(call.text()).name();
    }

    @Override
    public void write(FunctionCall call, String value) {
        Optional<String> name = DeviceStates.custom(call.text());
        Optional<DeviceState> state = DeviceState.parse(value);
        if (name.isEmpty() || name.get().isEmpty()) {
            call.warn("only the state of a device Custom:name can be set");
        } else if (state.isEmpty()) {
            call.warn("'" + value + "' is no state of a device");
        } else {
            DeviceStates.of(call.pbx()).setCustom(name.get(), state.get());
        }
    }
}
