package org.hookswitch.sip.transport;

/**
 * The way a message came or goes: through which of our transports, from or to which peer.
 *
 * @param peer speaks the protocol of the transport
 */
public record Flow(Transport transport, Hop peer) {

    public Flow {
        if (transport.protocol() != peer.protocol()) {
            throw new IllegalArgumentException("a " + transport.protocol() + " transport does not lead to " + peer);
        }
    }

    /** Whether what is sent need not be retransmitted. */
    public boolean reliable() {
        return peer.protocol().reliable();
    }

    @Override
    public String toString() {
        return peer.toString();
    }
}
