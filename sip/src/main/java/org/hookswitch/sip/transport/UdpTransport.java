package org.hookswitch.sip.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIP over UDP, IPv4 or IPv6: one socket, one platform thread that takes datagrams and hands each in before it takes the
 * next.
 *
 * <p>One reader is on purpose: it keeps the order of what a peer sent, and the work done for a message (parsing and a state
 * machine) is of the order of the system calls for it.
 *
 * <p>Threading: {@link #send} from any thread; the kernel takes the datagram or drops it. The socket does not block: a
 * blocking one would be closed for everyone by an interrupt of whatever thread sends at that moment. (RFC 3261 §18.1.1: a request
 * longer than 1300 bytes should go over a congestion-controlled protocol. We send it all the same, as most switches do:
 * IP fragments it, and {@link TransportCounters} counts it.)
 */
public final class UdpTransport implements Transport {

    private static final Logger log = LoggerFactory.getLogger(UdpTransport.class);

    /** The largest payload of a UDP datagram, and then some. */
    private static final int MAX_DATAGRAM = 65_535;

    /** What we ask of the kernel for each direction; it may grant less. */
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final Selector selector;
    private final InetSocketAddress local;
    private final RateLimitedLog trouble = new RateLimitedLog(log);
    private @Nullable Thread reader;
    private volatile boolean closed;

    private UdpTransport(DatagramChannel channel, Selector selector, InetSocketAddress local) {
        this.channel = channel;
        this.selector = selector;
        this.local = local;
    }

    /**
     * Binds a socket.
     *
     * @param address resolved; port 0 takes a free one; the IPv6 wildcard takes IPv4 as well where the system does
     * @throws UncheckedIOException when the address cannot be bound
     */
    public static UdpTransport bind(InetSocketAddress address) {
        DatagramChannel channel = null;
        Selector selector = null;
        try {
            channel = DatagramChannel.open(
                    address.getAddress() instanceof Inet6Address
                            ? StandardProtocolFamily.INET6
                            : StandardProtocolFamily.INET);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
            channel.bind(address);
            channel.configureBlocking(false);
            selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new UdpTransport(channel, selector, (InetSocketAddress) channel.getLocalAddress());
        } catch (IOException e) {
            closeQuietly(channel);
            closeQuietly(selector);
            throw new UncheckedIOException("cannot bind UDP " + address + ": " + e.getMessage(), e);
        }
    }

    /**
     * Marks what is sent, for routers that look at it.
     *
     * @param trafficClass the octet of RFC 2474, DSCP in the upper six bits: 0 to 255
     */
    public void setTrafficClass(int trafficClass) {
        try {
            channel.setOption(StandardSocketOptions.IP_TOS, trafficClass);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the traffic class of UDP " + local, e);
        }
    }

    @Override
    public TransportProtocol protocol() {
        return TransportProtocol.UDP;
    }

    @Override
    public InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public synchronized void open(Receiver receiver) {
        if (reader != null) {
            throw new IllegalStateException("UDP " + local + " is open already");
        }
        reader = Thread.ofPlatform().daemon().name("sip-udp-" + local.getPort()).start(() -> read(receiver));
    }

    @Override
    public void send(byte[] message, InetSocketAddress to, SendFailure onFailure) {
        try {
            if (channel.send(ByteBuffer.wrap(message), to) != message.length) {
                trouble.warn("UDP {}: the system took no datagram for {}: its send buffer is full", local, to);
            }
        } catch (IOException | RuntimeException e) {
            // Runtime: an address of a family the socket does not speak, or port 0.
            onFailure.sendFailed(e instanceof IOException io ? io : new IOException(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        closeQuietly(channel);
        closeQuietly(selector);
    }

    private void read(Receiver receiver) {
        byte[] bytes = new byte[MAX_DATAGRAM];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (!closed) {
            try {
                selector.select();
                selector.selectedKeys().clear();
                while (receiveOne(receiver, bytes, buffer)) {
                    // until there is none
                }
            } catch (ClosedChannelException | ClosedSelectorException e) {
                if (!closed) {
                    log.error("UDP {}: the socket was closed from outside; nothing is received any more", local);
                }
                return;
            } catch (IOException e) {
                trouble.warn("UDP {}: cannot receive: {}", local, e.getMessage());
            } catch (RuntimeException e) {
                // One message must never stop the reader.
                log.error("UDP {}: a message was dropped by an error of ours", local, e);
            }
        }
    }

    private boolean receiveOne(Receiver receiver, byte[] bytes, ByteBuffer buffer) throws IOException {
        buffer.clear();
        var from = (InetSocketAddress) channel.receive(buffer);
        if (from == null) {
            return false;
        }
        receiver.received(this, Arrays.copyOf(bytes, buffer.position()), from);
        return true;
    }

    private static void closeQuietly(@Nullable Closeable closing) {
        if (closing == null) {
            return;
        }
        try {
            closing.close();
        } catch (IOException e) {
            log.debug("closing a UDP socket", e);
        }
    }
}
