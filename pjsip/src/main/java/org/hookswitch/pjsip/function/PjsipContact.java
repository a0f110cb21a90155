package org.hookswitch.pjsip.function;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.PjsipDriver;
import org.hookswitch.pjsip.registrar.Binding;
import org.hookswitch.pjsip.registrar.Location;
import org.hookswitch.sip.NameAddr;

/** {@code PJSIP_CONTACT(name,field)}: what is known of a contact that {@code PJSIP_AOR} named. */
public final class PjsipContact implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.read(
            "PJSIP_CONTACT",
            "What is known of a contact: status, rtt (microseconds), uri, expiration_time, user_agent, endpoint, …",
            "PJSIP_CONTACT(name,field)",
            2,
            2);

    /** For the registry. */
    public PjsipContact() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Optional<PjsipDriver> driver = Legs.driver(call);
        Optional<Location> location = driver.flatMap(sip -> sip.locations().all().stream()
                .filter(known -> Contacts.name(known).equals(call.argument(0)))
                .findFirst());
        if (driver.isEmpty() || location.isEmpty()) {
            return call.warn("there is no contact " + call.argument(0));
        }
        String field = call.argument(1).toLowerCase(Locale.ROOT);
        Binding binding = location.get().binding();
        return switch (field) {
            case "status" -> location.get().status().word();
            case "rtt" ->
                location.get()
                        .roundTrip()
                        .map(rtt -> Long.toString(rtt.toNanos() / 1000))
                        .orElse("0");
            case "uri" -> binding.uri().toString();
            case "expiration_time" ->
                binding.isConfigured() ? "0" : Long.toString(binding.expires().getEpochSecond());
            case "user_agent" -> binding.userAgent();
            case "endpoint" -> binding.endpoint();
            case "call_id" -> binding.callId();
            case "path" -> binding.path().stream().map(NameAddr::toString).collect(Collectors.joining(","));
            case "via_addr" ->
                binding.hop().map(hop -> hop.address().getHostAddress()).orElse("");
            case "via_port" ->
                binding.hop().map(hop -> Integer.toString(hop.port())).orElse("0");
            case "qualify_frequency", "qualify_timeout", "qualify_2xx_only", "authenticate_qualify", "outbound_proxy" ->
                driver.get()
                        .config()
                        .aor(binding.aor())
                        .flatMap(aor -> WrittenOptions.read(aor.settings(), field))
                        .orElse("");
            default -> call.warn("contacts have no field " + field);
        };
    }
}
