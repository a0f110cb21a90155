package org.hookswitch.pjsip.function;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.call.PjsipDevice;

/** {@code Set(PJSIP_SEND_SESSION_REFRESH([invite|update])=…)}: says the media of the call anew. */
public final class PjsipSendSessionRefresh implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.write(
                    "PJSIP_SEND_SESSION_REFRESH",
                    "Say the media of the call anew, by re-INVITE or UPDATE.",
                    "PJSIP_SEND_SESSION_REFRESH([update_type])",
                    0,
                    1)
            .withWords("invite", "update");

    /** For the registry. */
    public PjsipSendSessionRefresh() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public void write(FunctionCall call, String value) {
        Optional<PjsipDevice> leg = Legs.leg(call);
        if (leg.isEmpty()) {
            return;
        }
        boolean done = switch (call.argument(0).toLowerCase(Locale.ROOT)) {
            case "", "invite" -> leg.get().refresh(false);
            case "update" -> leg.get().refresh(true);
            default -> {
                call.warn("expected invite or update");
                yield true;
            }
        };
        if (!done) {
            call.warn("the call is not up");
        }
    }
}
