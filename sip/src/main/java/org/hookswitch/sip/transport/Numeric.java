package org.hookswitch.sip.transport;

import java.net.InetAddress;
import java.util.Optional;

/** Reads addresses written in numbers, without ever asking the network for a name. */
final class Numeric {

    private Numeric() {}

    /** An IPv4 address, or an IPv6 address with or without brackets; empty for a host name or anything else. */
    static Optional<InetAddress> address(String host) {
        if (host.isEmpty() || !(host.charAt(0) == '[' || host.indexOf(':') >= 0 || Character.isDigit(host.charAt(0)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
