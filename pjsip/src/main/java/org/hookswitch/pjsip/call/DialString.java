package org.hookswitch.pjsip.call;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.ChannelDriver.NoSuchDestination;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pjsip.config.AorConfig;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.pjsip.outbound.Target;
import org.hookswitch.pjsip.registrar.Location;
import org.hookswitch.pjsip.registrar.Locations;
import org.hookswitch.sip.SipUri;

/**
 * What stands behind {@code PJSIP/} in a dial string: {@code endpoint}, {@code number@endpoint}, {@code endpoint/aor},
 * {@code endpoint/sip:user@host}, {@code number@endpoint/aor}. Immutable.
 *
 * @param aor the address of record by whose contact it is called, when it is by one
 */
public record DialString(EndpointConfig endpoint, Target target, Optional<String> aor) {

    /**
     * Finds what a dial string reaches: of several contacts the first that can be reached.
     *
     * @throws NoSuchDestination when there is no such endpoint, or none of its contacts can be reached
     */
    public static DialString resolve(PjsipConfig config, Locations locations, String resource)
            throws NoSuchDestination {
        int slash = resource.indexOf('/');
        String name = slash < 0 ? resource : resource.substring(0, slash);
        String rest = slash < 0 ? "" : resource.substring(slash + 1);
        Optional<EndpointConfig> exact = config.endpoint(name);
        int at = name.indexOf('@');
        String user = exact.isPresent() || at < 0 ? "" : name.substring(0, at);
        EndpointConfig endpoint = exact.or(() -> config.endpoint(name.substring(at + 1)))
                .orElseThrow(() -> new NoSuchDestination(
                        HangupCause.NO_ROUTE_DESTINATION, "there is no endpoint " + name.substring(at + 1)));
        DialString found = rest.isEmpty()
                ? byContact(
                        endpoint, endpoint.aors().stream().map(AorConfig::name).toList(), locations)
                : SipUri.parse(rest).isPresent()
                        ? byUri(endpoint, SipUri.parse(rest).get(), locations)
                        : byContact(endpoint, List.of(rest), locations);
        return user.isEmpty() ? found : new DialString(endpoint, found.target().withUser(user), found.aor());
    }

    private static DialString byContact(EndpointConfig endpoint, List<String> aors, Locations locations)
            throws NoSuchDestination {
        for (String aor : aors) {
            for (Location location : locations.of(aor)) {
                if (location.isReachable()) {
                    return new DialString(endpoint, target(endpoint, location), Optional.of(aor));
                }
            }
        }
        throw new NoSuchDestination(
                HangupCause.NO_ROUTE_DESTINATION,
                aors.isEmpty()
                        ? endpoint.name() + " has no aor to be called by"
                        : "no contact of " + String.join(",", aors) + " can be reached");
    }

    /** A URI that is a contact of the endpoint is reached as that contact is. */
    private static DialString byUri(EndpointConfig endpoint, SipUri uri, Locations locations) {
        for (AorConfig aor : endpoint.aors()) {
            for (Location location : locations.of(aor.name())) {
                if (location.binding().uri().equals(uri)
                        || location.binding().contact().equals(uri)) {
                    return new DialString(endpoint, target(endpoint, location), Optional.of(aor.name()));
                }
            }
        }
        return new DialString(endpoint, Target.of(uri, endpoint), Optional.empty());
    }

    private static Target target(EndpointConfig endpoint, Location location) {
        return Target.of(location.binding(), Optional.of(endpoint), endpoint.outboundProxy());
    }
}
