package org.hookswitch.sip.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hookswitch.sip.Answerable;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.Parsed;
import org.hookswitch.sip.SipParser;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.Via;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All transports of a stack: it reads what they receive, notes in the Via where a request came from, answers what cannot
 * be read, drops responses that were not asked for, and sends (RFC 3261 §18, RFC 3581).
 *
 * <p>Threading: transports call in on their own threads and the handler is called on those, one call for each message;
 * everything else may be called from any thread. What a peer sends never causes an exception here, and at most one log line
 * a second.
 */
public final class TransportLayer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TransportLayer.class);

    /** RFC 3261 §18.1.1: 200 bytes less than the usual path MTU. */
    private static final int LARGE_REQUEST_BYTES = 1300;

    /** How many addresses of our own are remembered for checking responses: more than any machine has. */
    private static final int SENT_BY_LIMIT = 4096;

    private static final byte[] CRLF = {'\r', '\n'};

    /** Takes what was received and could be read. */
    public interface Handler {
        /**
         * A request; its topmost Via holds {@code received} and {@code rport} as they are needed to answer it.
         *
         * @param source where it came from
         */
        void request(SipRequest request, Flow source);

        /** A response whose topmost Via is one of ours. */
        void response(SipResponse response, Flow source);
    }

    private record Listening(Transport transport, Advertised advertised) {}

    private final InstantSource clock;
    private final List<Listening> transports = new CopyOnWriteArrayList<>();
    private final Set<SentBy> usedSentBy = ConcurrentHashMap.newKeySet();
    private final TransportCounters counters = new TransportCounters();
    private final RateLimitedLog trouble = new RateLimitedLog(log);
    private final RouteLookup routes = new RouteLookup();
    private final Handler handler;
    private volatile @Nullable SipTap tap;

    public TransportLayer(Handler handler, InstantSource clock) {
        this.handler = handler;
        this.clock = clock;
    }

    /** Adds a transport and begins to receive from it. */
    public void add(Transport transport, Advertised advertised) {
        transports.add(new Listening(transport, advertised));
        transport.open(this::received);
    }

    public List<Transport> transports() {
        return transports.stream().map(Listening::transport).toList();
    }

    /** Closes a transport and forgets it; transactions that use it end by their timers. */
    public void remove(Transport transport) {
        transports.removeIf(listening -> listening.transport.equals(transport));
        transport.close();
    }

    /** The way to a hop: the first transport of its protocol that speaks its family of addresses; empty when none does. */
    public Optional<Flow> flowTo(Hop hop) {
        for (Listening listening : transports) {
            Transport transport = listening.transport;
            if (transport.protocol() == hop.protocol() && reaches(transport, hop.address())) {
                return Optional.of(new Flow(transport, hop));
            }
        }
        return Optional.empty();
    }

    /** What stands for us in the Via and Contact of a message that goes this way. */
    public SentBy sentBy(Flow flow) {
        SentBy sentBy = advertised(flow.transport()).toward(flow.peer().socketAddress());
        if (!usedSentBy.contains(sentBy)) {
            if (usedSentBy.size() >= SENT_BY_LIMIT) {
                usedSentBy.clear();
            }
            usedSentBy.add(sentBy);
        }
        return sentBy;
    }

    /** Where to send the response to a request that was received (RFC 3261 §18.2.2, RFC 3581 §4). */
    public static Flow responseFlow(SipRequest request, Flow source) {
        if (source.reliable()) {
            return source;
        }
        Via via = request.topVia();
        return responseFlow(via, source);
    }

    /** Sends an encoded request or response; {@code onFailure} as in {@link Transport#send}. */
    public void send(byte[] message, Flow flow, Transport.SendFailure onFailure) {
        SipTap watching = tap;
        if (watching != null) {
            watching.sent(clock.instant(), ourselves(flow), flow.peer(), message);
        }
        counters.sent.increment();
        if (message.length > LARGE_REQUEST_BYTES && !flow.reliable() && message[0] != 'S') {
            counters.oversized.increment();
        }
        flow.transport().send(message, flow.peer().socketAddress(), cause -> {
            counters.sendFailures.increment();
            onFailure.sendFailed(cause);
        });
    }

    /** Sends what no transaction stands behind; a failure is counted and no more. */
    public void sendStateless(byte[] message, Flow flow) {
        send(message, flow, cause -> log.debug("cannot send to {}: {}", flow, cause.getMessage()));
    }

    /** Sends a keep-alive, which the peer does not answer over UDP and answers with CRLF over a connection. */
    public void sendKeepAlive(Flow flow) {
        flow.transport()
                .send(
                        new byte[] {'\r', '\n', '\r', '\n'},
                        flow.peer().socketAddress(),
                        cause -> counters.sendFailures.increment());
    }

    /** Sets who sees every message; null for nobody. */
    public void tap(@Nullable SipTap watching) {
        tap = watching;
    }

    public TransportCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        for (Listening listening : transports) {
            listening.transport.close();
        }
        transports.clear();
    }

    private void received(Transport transport, byte[] message, InetSocketAddress from) {
        if (from.getPort() == 0) {
            counters.dropped.increment();
            return;
        }
        Flow source = new Flow(transport, new Hop(from, transport.protocol()));
        Parsed parsed = SipParser.parse(message);
        if (parsed instanceof Parsed.KeepAlive keepAlive) {
            keepAlive(keepAlive, source);
            return;
        }
        counters.received.increment();
        SipTap watching = tap;
        if (watching != null) {
            watching.received(clock.instant(), source.peer(), ourselves(source), message);
        }
        switch (parsed) {
            case Parsed.Ok(SipRequest request) -> handler.request(noteSource(request, from), source);
            case Parsed.Ok(SipResponse response) -> response(response, source);
            case Parsed.Bad bad -> refuse(bad, source);
            case Parsed.Ignore(String reason) -> {
                counters.malformed.increment();
                trouble.warn("dropped {} bytes from {}: {}", message.length, source, reason);
            }
            case Parsed.KeepAlive ignored -> throw new AssertionError("was handled above");
        }
    }

    private void keepAlive(Parsed.KeepAlive keepAlive, Flow source) {
        counters.keepAlives.increment();
        if (keepAlive.ping() && source.reliable()) {
            source.transport().send(CRLF, source.peer().socketAddress(), cause -> counters.sendFailures.increment());
        }
    }

    private void response(SipResponse response, Flow source) {
        Via via = response.topVia();
        int port = via.port() < 0 ? source.peer().protocol().defaultPort() : via.port();
        if (!usedSentBy.contains(new SentBy(via.host(), port))) {
            counters.dropped.increment();
            trouble.warn("dropped a response from {}: its Via {} is none of ours", source, via);
            return;
        }
        handler.response(response, source);
    }

    private void refuse(Parsed.Bad bad, Flow source) {
        counters.malformed.increment();
        trouble.warn("a bad request from {}: {}", source, bad.reason());
        if (bad.answerable().isEmpty()) {
            return;
        }
        Answerable answerable = bad.answerable().get();
        Via via = noteSource(answerable.topVia(), source.peer().socketAddress());
        Flow back = source.reliable() ? source : responseFlow(via, source);
        sendStateless(answerable.answer(bad.status(), bad.reason(), via), back);
    }

    /** Counts a message that nobody wanted. */
    public void dropped() {
        counters.dropped.increment();
    }

    private static SipRequest noteSource(SipRequest request, InetSocketAddress from) {
        Via via = request.topVia();
        Via noted = noteSource(via, from);
        return noted.equals(via)
                ? request
                : request.edit().replaceFirst(HeaderType.VIA, noted).build();
    }

    private static Via noteSource(Via via, InetSocketAddress from) {
        boolean rport = via.wantsRport();
        String host = SentBy.hostOf(from.getAddress());
        if (!rport && via.host().equalsIgnoreCase(host)) {
            return via.received().isEmpty() ? via : via.withReceived(host);
        }
        Via noted = via.withReceived(bare(host));
        return rport ? noted.withRport(from.getPort()) : noted;
    }

    /** The received parameter holds an IPv6 address without brackets (RFC 3261 §25.1). */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Flow responseFlow(Via via, Flow source) {
        InetSocketAddress from = source.peer().socketAddress();
        int port = via.wantsRport()
                ? from.getPort()
                : via.port() > 0 ? via.port() : source.peer().protocol().defaultPort();
        InetAddress address = via.maddr().flatMap(Numeric::address).orElse(from.getAddress());
        if (port == from.getPort() && address.equals(from.getAddress())) {
            return source;
        }
        return new Flow(source.transport(), new Hop(address, port, source.peer().protocol()));
    }

    private static boolean reaches(Transport transport, InetAddress address) {
        InetAddress local = transport.localAddress().getAddress();
        // A socket bound to the IPv6 wildcard speaks IPv4 too; one bound to an address speaks its family.
        boolean localV4 = local instanceof Inet4Address;
        return localV4 == (address instanceof Inet4Address) || (!localV4 && local.isAnyLocalAddress());
    }

    private Advertised advertised(Transport transport) {
        for (Listening listening : transports) {
            if (listening.transport.equals(transport)) {
                return listening.advertised;
            }
        }
        return peer -> SentBy.of(transport.localAddress());
    }

    private Hop ourselves(Flow flow) {
        InetSocketAddress local = flow.transport().localAddress();
        if (local.getAddress().isAnyLocalAddress()) {
            local = new InetSocketAddress(routes.sourceFor(flow.peer().address()), local.getPort());
        }
        return new Hop(local, flow.peer().protocol());
    }
}
