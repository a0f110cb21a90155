package org.hookswitch.sip.transport;

import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * Sees every message as it goes over the wire: for traces, ladders, HEP.
 *
 * <p>Called on the thread that received or sends, retransmissions and malformed messages included, keep-alives not; it
 * must not block. Without a tap nothing is spent on it.
 */
@FunctionalInterface
public interface SipTap {

    void message(Message message);

    /**
     * One message.
     *
     * @param sent true when we sent it, false when we received it
     * @param local our address; the wildcard is replaced by the address that leads to the peer
     * @param bytes the whole message; the tap may keep them and must not change them
     */
    record Message(
            Instant at,
            boolean sent,
            TransportProtocol protocol,
            InetSocketAddress local,
            InetSocketAddress remote,
            byte[] bytes) {}
}
