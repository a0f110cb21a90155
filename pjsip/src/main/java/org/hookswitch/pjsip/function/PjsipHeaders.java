package org.hookswitch.pjsip.function;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.call.PjsipDevice;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.SipMessage;

/** {@code PJSIP_HEADERS([prefix])}: the names of the headers of the INVITE, each once, in order. */
public final class PjsipHeaders implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.read(
            "PJSIP_HEADERS", "The names of the headers of an INVITE.", "PJSIP_HEADERS([prefix])", 0, 1);

    /** For the registry. */
    public PjsipHeaders() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Optional<PjsipDevice> leg = Legs.leg(call);
        if (leg.isEmpty()) {
            return "";
        }
        List<HeaderField> fields = leg.get().channel().isOutgoing()
                ? leg.get().headers().all()
                : leg.get().invite().map(PjsipHeaders::fields).orElse(List.of());
        return names(fields.stream(), call.argument(0));
    }

    static List<HeaderField> fields(SipMessage message) {
        return message.headers().fields();
    }

    static String names(Stream<HeaderField> fields, String prefix) {
        return fields.map(field -> field.name().toString())
                .filter(name -> name.regionMatches(true, 0, prefix, 0, prefix.length()))
                .distinct()
                .collect(Collectors.joining(","));
    }
}
