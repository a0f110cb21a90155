package org.hookswitch.conf.table;

import java.util.Objects;

/**
 * A host and a port, as in {@code bind = 0.0.0.0:5060}.
 *
 * @param host a name or an address, IPv6 without its brackets; not resolved
 * @param port 0 to 65535
 */
public record HostPort(String host, int port) {

    public HostPort {
        Objects.requireNonNull(host, "host");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
