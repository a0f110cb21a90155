package org.hookswitch.pjsip.function;

import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.call.PjsipDevice;

/** {@code PJSIP_RESPONSE_HEADERS([prefix])}: the names of the headers of the response that a called channel is at. */
public final class PjsipResponseHeaders implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.read(
            "PJSIP_RESPONSE_HEADERS",
            "The names of the headers of the last response to the INVITE of a called channel.",
            "PJSIP_RESPONSE_HEADERS([prefix])",
            0,
            1);

    /** For the registry. */
    public PjsipResponseHeaders() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        return Legs.leg(call)
                .flatMap(PjsipDevice::response)
                .map(response -> PjsipHeaders.names(PjsipHeaders.fields(response).stream(), call.argument(0)))
                .orElse("");
    }
}
