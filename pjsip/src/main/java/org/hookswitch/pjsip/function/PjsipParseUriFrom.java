package org.hookswitch.pjsip.function;

import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.jspecify.annotations.Nullable;

/** {@code PJSIP_PARSE_URI_FROM(variable,part)}: a part of the SIP URI that a variable holds. */
public final class PjsipParseUriFrom implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.read(
            "PJSIP_PARSE_URI_FROM",
            "A part of the SIP URI that a variable holds.",
            "PJSIP_PARSE_URI_FROM(variable,part)",
            2,
            2);

    /** For the registry. */
    public PjsipParseUriFrom() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        String name = call.argument(0);
        @Nullable
        String uri = call.channel().isPresent()
                ? call.channel().get().variable(name)
                : call.pbx().scope().variable(name);
        return uri == null
                ? call.warn("there is no variable " + name)
                : PjsipParseUri.part(call, uri, call.argument(1));
    }
}
