package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Takes the datagrams of one socket.
 *
 * <p>Called on the loop's thread only.
 */
@FunctionalInterface
public interface PacketReceiver {
    /**
     * A datagram came.
     *
     * @param packet the datagram lies between position and limit, with {@link org.hookswitch.media.Frame#HEADROOM} bytes
     *     before it; the buffer is the loop's again when this returns
     * @param from who sent it
     * @param now {@link System#nanoTime()} at about its arrival
     */
    void received(ByteBuffer packet, InetSocketAddress from, long now);
}
