package org.hookswitch.sip.transport;

import java.time.Instant;

/**
 * Sees every message as it goes over the wire: for traces, ladders, HEP.
 *
 * <p>Called on the thread that received or sends, retransmissions and malformed messages included, keep-alives not; it
 * must not block. Without a tap nothing is spent on it. Where we are bound to the wildcard address, our hop has the address
 * that leads to the peer.
 */
public interface SipTap {

    /**
     * A message came.
     *
     * @param from the peer
     * @param to ourselves
     * @param message the tap may keep the bytes and must not change them
     */
    void received(Instant at, Hop from, Hop to, byte[] message);

    /**
     * A message is about to be sent.
     *
     * @param from ourselves
     * @param to the peer
     * @param message the tap may keep the bytes and must not change them
     */
    void sent(Instant at, Hop from, Hop to, byte[] message);
}
