package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;

/**
 * One thread that receives datagrams for many sockets: the door behind which a way of doing input and output lies.
 *
 * <p>Every method may be called from any thread; receivers and timers are called on the loop's own thread only.
 */
public interface PacketLoop extends AutoCloseable {
    /**
     * Binds a socket and begins to receive.
     *
     * @param local address and port; port 0 for any
     * @param trafficClass the IP type-of-service byte of what is sent, 0 for the default
     * @throws org.hookswitch.media.MediaException when it cannot be bound
     */
    PacketSocket open(InetSocketAddress local, int trafficClass, PacketReceiver receiver);

    /** Calls the timer when it is due, until it is removed. */
    void add(LoopTimer timer);

    /** Does not call the timer again once the loop has come round. */
    void remove(LoopTimer timer);

    /** Looks at the timers again, within a few milliseconds: one is due sooner than it was. */
    void wake();

    /** Packets received so far. */
    long received();

    /** Closes all sockets and ends the thread. */
    @Override
    void close();
}
