package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * A datagram socket of a {@link PacketLoop}.
 *
 * <p>Any thread may send and close. Connecting is for the loop's thread: it is a hint that all traffic is with one peer,
 * which the kernel then serves faster; strangers are not heard meanwhile.
 */
public interface PacketSocket extends AutoCloseable {
    /** The address it is bound to. */
    InetSocketAddress local();

    /**
     * Sends what lies between position and limit; never waits.
     *
     * @return false when it was not sent: no room, nobody there, closed
     */
    boolean send(ByteBuffer packet, InetSocketAddress to);

    /** From now on all traffic is with this peer. */
    void connect(InetSocketAddress peer);

    /** Hears everybody again. */
    void disconnect();

    /** Whether {@link #connect} holds. */
    boolean isConnected();

    /**
     * Closes the socket.
     *
     * @param afterwards is run once the port is free again
     */
    void close(Runnable afterwards);

    @Override
    default void close() {
        close(() -> {});
    }
}
