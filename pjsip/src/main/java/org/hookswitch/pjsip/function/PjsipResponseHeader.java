package org.hookswitch.pjsip.function;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.call.PjsipDevice;
import org.hookswitch.sip.HeaderName;

/** {@code PJSIP_RESPONSE_HEADER(read,name[,number])}: a header of the response that a called channel is at. */
public final class PjsipResponseHeader implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.read(
                    "PJSIP_RESPONSE_HEADER",
                    "A header of the last response to the INVITE of a called channel.",
                    "PJSIP_RESPONSE_HEADER(read,name[,number])",
                    2,
                    3)
            .withWords("read");

    /** For the registry. */
    public PjsipResponseHeader() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Optional<PjsipDevice> leg = Legs.leg(call);
        Optional<HeaderName> name = Legs.header(call, call.argument(1));
        return leg.isEmpty() || name.isEmpty()
                ? ""
                : PjsipHeader.pick(
                        leg.get()
                                .response()
                                .map(response -> response.headers().texts(name.get()))
                                .orElse(List.of()),
                        call.argument(2));
    }
}
