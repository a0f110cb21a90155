package org.hookswitch.sip.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The address we give for ourselves in a Via and in a Contact: a name or an address, and a port (RFC 3261 §18.1.1).
 *
 * @param host a host name, an IPv4 address or an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record SentBy(String host, int port) {

    /** The address as it is written in SIP. */
    public static SentBy of(InetSocketAddress address) {
        return new SentBy(hostOf(address.getAddress()), address.getPort());
    }

    /** An address as a host in SIP: brackets around IPv6, no zone. */
    public static String hostOf(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int zone = text.indexOf('%');
        return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
