package org.hookswitch.pjsip.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointMedia;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.TransportConfig;
import org.hookswitch.pjsip.config.TransportOptions;
import org.hookswitch.sip.transport.Advertised;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.SentBy;
import org.hookswitch.sip.transport.Transport;
import org.hookswitch.sip.transport.TransportLayer;
import org.hookswitch.sip.transport.TransportProtocol;
import org.hookswitch.sip.transport.UdpTransport;

/**
 * The transports of the configuration, open, and our addresses as a peer sees them.
 *
 * <p>Any thread.
 */
public final class Transports {

    /** One of them. */
    private record Open(TransportConfig config, Transport transport, Advertised bound, Advertised signalling) {}

    private final List<Open> all = new ArrayList<>();

    private Transports() {}

    /**
     * Binds them all.
     *
     * @throws java.io.UncheckedIOException when an address cannot be bound; none is then left open
     */
    public static Transports open(List<TransportConfig> configs) {
        Transports transports = new Transports();
        try {
            for (TransportConfig config : configs) {
                transports.bind(config);
            }
            return transports;
        } catch (RuntimeException cannotBind) {
            transports.all.forEach(open -> open.transport().close());
            throw cannotBind;
        }
    }

    private void bind(TransportConfig config) {
        UdpTransport transport = UdpTransport.bind(config.bind());
        if (config.get(TransportOptions.TOS) != 0) {
            transport.setTrafficClass(config.get(TransportOptions.TOS));
        }
        Advertised bound = Advertised.bound(transport);
        all.add(new Open(config, transport, bound, signalling(config, transport, bound)));
    }

    /** What we call ourselves in SIP: the external address beyond the local networks. */
    private static Advertised signalling(TransportConfig config, Transport transport, Advertised bound) {
        return config.get(TransportOptions.EXTERNAL_SIGNALING_ADDRESS)
                .<Advertised>map(external -> {
                    int port = config.get(TransportOptions.EXTERNAL_SIGNALING_PORT) != 0
                            ? config.get(TransportOptions.EXTERNAL_SIGNALING_PORT)
                            : external.port() != 0
                                    ? external.port()
                                    : transport.localAddress().getPort();
                    String host = external.host().indexOf(':') >= 0 ? "[" + external.host() + "]" : external.host();
                    SentBy outside = new SentBy(host, port);
                    return peer -> config.isLocal(peer.getAddress()) ? bound.toward(peer) : outside;
                })
                .orElse(bound);
    }

    /** Begins to receive: the stack has them from now on, and closes them. */
    public void addTo(TransportLayer stack) {
        all.forEach(open -> stack.add(open.transport(), open.signalling()));
    }

    /** Where each is bound, by its name, in the order of the configuration. */
    public Map<String, InetSocketAddress> addresses() {
        Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
        all.forEach(open -> addresses.put(open.config().name(), open.transport().localAddress()));
        return addresses;
    }

    /** The way to a hop: by the endpoint's own transport if it has one, else by the first that reaches the hop. */
    Optional<Flow> flow(Hop hop, Optional<EndpointConfig> endpoint) {
        Optional<String> wanted = endpoint.flatMap(e -> e.get(EndpointSignalling.TRANSPORT));
        return all.stream()
                .filter(open -> wanted.isEmpty() || open.config().name().equals(wanted.get()))
                .filter(open -> open.transport().protocol() == hop.protocol() && reaches(open.transport(), hop))
                .findFirst()
                .map(open -> new Flow(open.transport(), hop));
    }

    private static boolean reaches(Transport transport, Hop hop) {
        InetAddress local = transport.localAddress().getAddress();
        return local instanceof Inet4Address == hop.address() instanceof Inet4Address
                || (local instanceof Inet6Address && local.isAnyLocalAddress());
    }

    /** The address that a peer is told to send media to. */
    public InetAddress mediaAddress(EndpointConfig endpoint, Flow flow) {
        Optional<InetAddress> fixed = endpoint.get(EndpointMedia.MEDIA_ADDRESS);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        Open open = of(flow.transport());
        InetSocketAddress peer = flow.peer().socketAddress();
        Optional<InetAddress> external = open.config().externalMedia();
        if (external.isPresent() && !open.config().isLocal(peer.getAddress())) {
            return external.get();
        }
        String host = open.bound().toward(peer).host();
        return InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    /** Name and protocol of the transport of a flow. */
    public TransportProtocol protocol(Flow flow) {
        return of(flow.transport()).config().protocol();
    }

    private Open of(Transport transport) {
        for (Open open : all) {
            if (open.transport().equals(transport)) {
                return open;
            }
        }
        throw new IllegalArgumentException("not a transport of ours: " + transport);
    }
}
