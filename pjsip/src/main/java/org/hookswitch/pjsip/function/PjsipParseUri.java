package org.hookswitch.pjsip.function;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipUri;

/** {@code PJSIP_PARSE_URI(uri,part)}: a part of a SIP URI, with or without a display name. */
public final class PjsipParseUri implements DialplanFunction {

    private static final FunctionSpec SPEC =
            FunctionSpec.read("PJSIP_PARSE_URI", "A part of a SIP URI.", "PJSIP_PARSE_URI(uri,part)", 2, 2);

    /** For the registry. */
    public PjsipParseUri() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        return part(call, call.argument(0), call.argument(1));
    }

    static String part(FunctionCall call, String text, String part) {
        Optional<NameAddr> address = NameAddr.parse(text);
        Optional<SipUri> uri = address.flatMap(known -> known.uri().sip());
        if (address.isEmpty() || uri.isEmpty()) {
            return call.warn("'" + text + "' is no SIP URI");
        }
        SipUri sip = uri.get();
        return switch (part.toLowerCase(Locale.ROOT)) {
            case "display" -> address.get().displayName();
            case "scheme" -> sip.scheme();
            case "user" -> sip.user();
            case "passwd" -> sip.password();
            case "host" -> sip.hostAddress();
            case "port" -> sip.port() < 0 ? "0" : Integer.toString(sip.port());
            case "user_param" -> sip.params().get("user").orElse("");
            case "method_param" -> sip.params().get("method").orElse("");
            case "transport_param" -> sip.params().get("transport").orElse("");
            case "ttl_param" -> sip.params().get("ttl").orElse("-1");
            case "lr_param" -> sip.isLooseRouter() ? "1" : "0";
            case "maddr_param" -> sip.params().get("maddr").orElse("");
            default -> call.warn("a URI has no part " + part);
        };
    }
}
