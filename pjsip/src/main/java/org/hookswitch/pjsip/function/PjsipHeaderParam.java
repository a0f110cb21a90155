package org.hookswitch.pjsip.function;

import java.util.Optional;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.call.PjsipDevice;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.Params;
import org.hookswitch.sip.SipRequest;

/**
 * {@code PJSIP_HEADER_PARAM(From,header|uri,name)}: a parameter of the From of an INVITE, of the one that came, or of the one
 * to be sent.
 */
public final class PjsipHeaderParam implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.readWrite(
                    "PJSIP_HEADER_PARAM",
                    "A parameter of the From header of an INVITE.",
                    "PJSIP_HEADER_PARAM(From,header|uri,name)",
                    3,
                    3)
            .withWords("From");

    /** For the registry. */
    public PjsipHeaderParam() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Optional<PjsipDevice> leg = Legs.leg(call);
        if (leg.isEmpty() || !isFrom(call)) {
            return "";
        }
        Optional<NameAddr> from = leg.get().invite().map(SipRequest::from);
        Optional<Params> params = call.argument(1).equalsIgnoreCase("uri")
                ? from.flatMap(address -> address.uri().sip()).map(uri -> uri.params())
                : from.map(NameAddr::params);
        return params.flatMap(known -> known.get(call.argument(2))).orElse("");
    }

    @Override
    public void write(FunctionCall call, String value) {
        Optional<PjsipDevice> leg = Legs.leg(call);
        if (leg.isEmpty() || !isFrom(call)) {
            return;
        }
        if (!leg.get().channel().isOutgoing() || leg.get().invite().isPresent()) {
            call.warn("can be set on a called channel only, in its pre-dial routine");
        } else if (Legs.header(call, call.argument(2)).isPresent()) {
            boolean ofUri = call.argument(1).equalsIgnoreCase("uri");
            leg.get().headers().fromParam(ofUri, call.argument(2), value);
        }
    }

    private static boolean isFrom(FunctionCall call) {
        boolean from = call.argument(0).equalsIgnoreCase("From");
        if (!from) {
            call.warn("knows the header From only");
        }
        return from;
    }
}
