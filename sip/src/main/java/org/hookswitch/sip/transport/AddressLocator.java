package org.hookswitch.sip.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hookswitch.sip.SipUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds hops by numeric addresses and by A and AAAA records, through the system's resolver; NAPTR and SRV records are not
 * asked for (RFC 3263 §4 without them: the protocol comes from the URI, the port from the URI or the protocol).
 *
 * <p>Threading: numeric addresses are answered at once; names are looked up by at most {@value #THREADS} daemon threads,
 * since the system's resolver blocks; when {@value #WAITING} names wait, a further one is not found.
 */
public final class AddressLocator implements Locator, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AddressLocator.class);
    private static final int THREADS = 8;
    private static final int WAITING = 1000;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor lookups;

    public AddressLocator() {
        lookups = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("sip-dns-", 0).factory());
        lookups.allowCoreThreadTimeOut(true);
    }

    @Override
    public void locate(SipUri uri, Consumer<List<Hop>> found) {
        TransportProtocol protocol = protocol(uri);
        int port = uri.port() > 0 ? uri.port() : protocol.defaultPort();
        String host = uri.params().get("maddr").orElse(uri.host());
        Optional<InetAddress> numeric = Numeric.address(host);
        if (numeric.isPresent()) {
            found.accept(List.of(new Hop(numeric.get(), port, protocol)));
            return;
        }
        try {
            lookups.execute(() -> found.accept(lookUp(host, port, protocol)));
        } catch (RejectedExecutionException e) {
            log.warn("too many names to look up; {} counts as not found", host);
            found.accept(List.of());
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }

    private static List<Hop> lookUp(String host, int port, TransportProtocol protocol) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> new Hop(address, port, protocol))
                    .toList();
        } catch (UnknownHostException e) {
            log.debug("no address for {}: {}", host, e.getMessage());
            return List.of();
        }
    }

    /** RFC 3263 §4.1; a sips URI over TCP or without a parameter means TLS. */
    private static TransportProtocol protocol(SipUri uri) {
        Optional<TransportProtocol> named = uri.transport().flatMap(TransportProtocol::of);
        if (!uri.secure()) {
            return named.orElse(TransportProtocol.UDP);
        }
        return named.filter(TransportProtocol::secure)
                .orElse(
                        named.filter(n -> n == TransportProtocol.WS).isPresent()
                                ? TransportProtocol.WSS
                                : TransportProtocol.TLS);
    }
}
