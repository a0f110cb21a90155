package org.hookswitch.pjsip.function;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.PjsipDriver;
import org.hookswitch.pjsip.config.AorConfig;

/** {@code PJSIP_AOR(name,field)}: an option of an address of record; {@code contact} gives the names of its contacts. */
public final class PjsipAor implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.read(
            "PJSIP_AOR", "An option of an address of record, or its contacts.", "PJSIP_AOR(name,field)", 2, 2);

    /** For the registry. */
    public PjsipAor() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Optional<PjsipDriver> driver = Legs.driver(call);
        Optional<AorConfig> aor = driver.flatMap(sip -> sip.config().aor(call.argument(0)));
        if (driver.isEmpty() || aor.isEmpty()) {
            return call.warn("there is no aor " + call.argument(0));
        }
        String field = call.argument(1).toLowerCase(Locale.ROOT);
        if (field.equals("contact")) {
            return driver.get().locations().of(aor.get().name()).stream()
                    .map(Contacts::name)
                    .collect(Collectors.joining(","));
        }
        return WrittenOptions.read(aor.get().settings(), field)
                .orElseGet(() -> call.warn("addresses of record have no option " + field));
    }
}
