package org.hookswitch.pjsip.function;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.PjsipDriver;
import org.hookswitch.pjsip.config.AorConfig;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.registrar.Location;

/**
 * {@code PJSIP_DIAL_CONTACTS(endpoint[,aor[,request_user]])}: a dial string that calls every contact of the endpoint which
 * can be reached; empty when there is none.
 */
public final class PjsipDialContacts implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.read(
            "PJSIP_DIAL_CONTACTS",
            "A dial string for all contacts of an endpoint.",
            "PJSIP_DIAL_CONTACTS(endpoint[,aor[,request_user]])",
            1,
            3);

    /** For the registry. */
    public PjsipDialContacts() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Optional<PjsipDriver> driver = Legs.driver(call);
        if (driver.isEmpty()) {
            return "";
        }
        Optional<EndpointConfig> endpoint = driver.get().config().endpoint(call.argument(0));
        if (endpoint.isEmpty()) {
            return call.warn("there is no endpoint " + call.argument(0));
        }
        List<String> aors = call.argument(1).isEmpty()
                ? endpoint.get().aors().stream().map(AorConfig::name).toList()
                : List.of(call.argument(1));
        String user = call.argument(2).isEmpty() ? "" : call.argument(2) + "@";
        return aors.stream()
                .flatMap(aor -> driver.get().locations().of(aor).stream())
                .filter(Location::isReachable)
                .map(location -> "PJSIP/" + user + endpoint.get().name() + "/"
                        + location.binding().uri())
                .collect(Collectors.joining("&"));
    }
}
