package org.hookswitch.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the system from which of its addresses it would send to a peer.
 *
 * <p>It connects a datagram socket, which sends nothing, and keeps the answer for half a minute, for {@value #LIMIT} peers
 * at most. Threading: any thread.
 */
final class RouteLookup {

    private static final Logger log = LoggerFactory.getLogger(RouteLookup.class);
    private static final int LIMIT = 4096;
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Any port does; nothing is sent to it. */
    private static final int DISCARD = 9;

    private record Answer(InetAddress source, long until) {}

    private final ConcurrentHashMap<InetAddress, Answer> answers = new ConcurrentHashMap<>();

    InetAddress sourceFor(InetAddress peer) {
        long now = System.nanoTime();
        Answer known = answers.get(peer);
        if (known != null && known.until - now > 0) {
            return known.source;
        }
        InetAddress source = ask(peer);
        if (answers.size() >= LIMIT) {
            answers.clear();
        }
        answers.put(peer, new Answer(source, now + KEEP_NANOS));
        return source;
    }

    private static InetAddress ask(InetAddress peer) {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(new InetSocketAddress(peer, DISCARD));
            return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
        } catch (IOException e) {
            log.debug("no route to {}: {}", peer, e.getMessage());
            return InetAddress.getLoopbackAddress();
        }
    }
}
