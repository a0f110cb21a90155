package org.hookswitch.pjsip.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.registrar.Binding;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transport.Hop;

/**
 * Where a request outside of a dialog goes. Immutable.
 *
 * @param uri the Request-URI
 * @param hop where to send it instead of where its first Route, or the URI, leads
 * @param routes proxies to pass, nearest first
 * @param endpoint whom it is for, if that is known
 */
public record Target(SipUri uri, Optional<Hop> hop, List<NameAddr> routes, Optional<EndpointConfig> endpoint) {

    public Target {
        routes = List.copyOf(routes);
    }

    /** A URI, by the endpoint's proxy if it has one. */
    public static Target of(SipUri uri, EndpointConfig endpoint) {
        return new Target(uri, Optional.empty(), proxy(endpoint.outboundProxy()), Optional.of(endpoint));
    }

    /** Where an address of record is bound to. */
    public static Target of(Binding binding, Optional<EndpointConfig> endpoint, Optional<SipUri> proxy) {
        List<NameAddr> routes = new ArrayList<>(proxy(proxy));
        routes.addAll(binding.path());
        return new Target(binding.contact(), routes.isEmpty() ? binding.hop() : Optional.empty(), routes, endpoint);
    }

    private static List<NameAddr> proxy(Optional<SipUri> proxy) {
        return proxy.map(NameAddr::of).stream().toList();
    }

    /** The same with another user in its URI. */
    public Target withUser(String user) {
        return new Target(uri.withUser(user), hop, routes, endpoint);
    }
}
