package org.hookswitch.sip.sdp;

import java.util.Optional;

/**
 * Where media is to be sent: {@code c=IN IP4 192.0.2.1}. RFC 8866 §5.7.
 *
 * @param addressType IP4 or IP6
 * @param address a numeric address or a host name, without a multicast's TTL
 */
public record Connection(String addressType, String address) {
    /** Of a numeric address or a host name; what has a colon is IP6. */
    public static Connection of(String address) {
        return new Connection(address.indexOf(':') >= 0 ? "IP6" : "IP4", address);
    }

    static Optional<Connection> parse(String text) {
        String[] parts = text.strip().split(" +", 4);
        if (parts.length != 3 || !parts[0].equals("IN") || !(parts[1].equals("IP4") || parts[1].equals("IP6"))) {
            return Optional.empty();
        }
        int slash = parts[2].indexOf('/');
        String address = slash < 0 ? parts[2] : parts[2].substring(0, slash);
        return address.isEmpty() ? Optional.empty() : Optional.of(new Connection(parts[1], address));
    }

    /** Whether this is no place at all, by which agents older than RFC 3264 say hold. */
    public boolean isNowhere() {
        return address.equals("0.0.0.0") || address.equals("::") || address.equals("0:0:0:0:0:0:0:0");
    }

    /** What stands after {@code c=}. */
    @Override
    public String toString() {
        return "IN " + addressType + " " + address;
    }
}
