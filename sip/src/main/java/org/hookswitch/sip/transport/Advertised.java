package org.hookswitch.sip.transport;

import java.net.InetSocketAddress;

/**
 * Chooses the address we give for ourselves to a peer: what a transport is bound to, or what a NAT in front of us shows.
 *
 * <p>Called for every request sent, from any thread: it must be quick. What it returns for one peer should stay the same
 * for as long as requests are under way.
 */
@FunctionalInterface
public interface Advertised {

    SentBy toward(InetSocketAddress peer);

    /** The address the transport is bound to; when that is the wildcard, the one from which the system reaches the peer. */
    static Advertised bound(Transport transport) {
        InetSocketAddress local = transport.localAddress();
        if (!local.getAddress().isAnyLocalAddress()) {
            SentBy fixed = SentBy.of(local);
            return peer -> fixed;
        }
        var routes = new RouteLookup();
        return peer -> new SentBy(SentBy.hostOf(routes.sourceFor(peer.getAddress())), local.getPort());
    }

    /** The same address for everyone. */
    static Advertised always(SentBy sentBy) {
        return peer -> sentBy;
    }
}
