package org.hookswitch.sip.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * One listening point: it moves encoded messages between this machine and others and knows nothing of what they say.
 *
 * <p>Threading: {@link #send} may be called from any thread and does not wait for the peer; over a connection that is
 * still being set up the message waits in the transport. A transport hands in what it receives from its own thread or
 * threads; what one peer sent over one connection comes in order.
 */
public interface Transport extends AutoCloseable {

    TransportProtocol protocol();

    /** The address and port the transport is bound to; the address may be the wildcard. */
    InetSocketAddress localAddress();

    /** Begins to receive. Called once, before the first {@link #send}. */
    void open(Receiver receiver);

    /**
     * Sends one message.
     *
     * @param message encoded; the transport may keep it until it is sent, and never changes it
     * @param onFailure told when the message could certainly not be sent, on this thread or a later one
     */
    void send(byte[] message, InetSocketAddress to, SendFailure onFailure);

    /** Stops receiving and frees what the transport holds. */
    @Override
    void close();

    /** Takes what a transport receives. */
    interface Receiver {
        /**
         * One datagram, or one message of a stream.
         *
         * @param message belongs to the receiver from now on
         */
        void received(Transport transport, byte[] message, InetSocketAddress from);
    }

    /** Learns that a message could not be sent. */
    interface SendFailure {
        void sendFailed(IOException cause);
    }
}
