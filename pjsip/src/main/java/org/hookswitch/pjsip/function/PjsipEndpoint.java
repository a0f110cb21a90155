package org.hookswitch.pjsip.function;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.media.Codec;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.config.EndpointConfig;

/** {@code PJSIP_ENDPOINT(name,field)}: an option of an endpoint. */
public final class PjsipEndpoint implements DialplanFunction {

    private static final FunctionSpec SPEC =
            FunctionSpec.read("PJSIP_ENDPOINT", "An option of an endpoint.", "PJSIP_ENDPOINT(name,field)", 2, 2);

    /** For the registry. */
    public PjsipEndpoint() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Optional<EndpointConfig> endpoint =
                Legs.driver(call).flatMap(driver -> driver.config().endpoint(call.argument(0)));
        if (endpoint.isEmpty()) {
            return call.warn("there is no endpoint " + call.argument(0));
        }
        String field = call.argument(1).toLowerCase(Locale.ROOT);
        if (field.equals("allow")) {
            return endpoint.get().codecs().stream().map(Codec::configName).collect(Collectors.joining("|", "(", ")"));
        }
        return WrittenOptions.read(endpoint.get().settings(), field)
                .orElseGet(() -> call.warn("endpoints have no option " + field));
    }
}
