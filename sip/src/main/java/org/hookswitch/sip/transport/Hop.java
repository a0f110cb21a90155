package org.hookswitch.sip.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a message goes next, or where it came from: a resolved address, a port, a protocol.
 *
 * <p>Over a connection-oriented protocol the address is also the name of the connection: what was received from a hop is
 * answered over the connection to that hop while it is open.
 *
 * @param socketAddress resolved, with a port from 1 to 65535
 */
public record Hop(InetSocketAddress socketAddress, TransportProtocol protocol) {

    public Hop {
        if (socketAddress.isUnresolved()) {
            throw new IllegalArgumentException("the address of a hop must be resolved: " + socketAddress);
        }
    }

    public Hop(InetAddress address, int port, TransportProtocol protocol) {
        this(new InetSocketAddress(address, port), protocol);
    }

    public InetAddress address() {
        return socketAddress.getAddress();
    }

    public int port() {
        return socketAddress.getPort();
    }

    /** As it is written for a reader: {@code UDP 192.0.2.1:5060}, {@code UDP [2001:db8::1]:5060}. */
    @Override
    public String toString() {
        InetAddress address = address();
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return protocol.viaName() + " " + host + ":" + port();
    }
}
