package org.hookswitch.pjsip.function;

import java.util.Optional;
import org.hookswitch.conf.table.Parsed;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.call.PjsipDevice;
import org.hookswitch.pjsip.config.EndpointMedia;
import org.hookswitch.pjsip.config.EndpointMedia.DtmfMode;

/**
 * {@code PJSIP_DTMF_MODE()}: how keys travel on this channel. Set before the call is placed it also decides what is offered;
 * later it only changes the way that keys go.
 */
public final class PjsipDtmfMode implements DialplanFunction {

    private static final FunctionSpec SPEC =
            FunctionSpec.readWrite("PJSIP_DTMF_MODE", "How keys travel on this channel.", "PJSIP_DTMF_MODE()", 0, 0);

    /** For the registry. */
    public PjsipDtmfMode() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        return Legs.leg(call)
                .map(leg -> EndpointMedia.DTMF_VALUE.format(leg.dtmfMode()))
                .orElse("");
    }

    @Override
    public void write(FunctionCall call, String value) {
        Optional<PjsipDevice> leg = Legs.leg(call);
        if (leg.isEmpty()) {
            return;
        }
        switch (EndpointMedia.DTMF_VALUE.parse(value)) {
            case Parsed.Value<DtmfMode>(DtmfMode mode) -> leg.get().dtmfMode(mode);
            case Parsed.Doubtful<DtmfMode>(DtmfMode mode, var _) -> leg.get().dtmfMode(mode);
            case Parsed.Problem<DtmfMode> problem -> call.warn("expected " + problem.expected());
        }
    }
}
