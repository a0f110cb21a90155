package org.hookswitch.sip.sdp;

import java.util.Optional;

/**
 * Who made a description and which version of it this is: {@code o=- 4711 1 IN IP4 192.0.2.1}. RFC 8866 §5.2.
 *
 * <p>The numbers are text: peers send some that fit no long, and only whether they changed matters.
 */
public record Origin(String username, String sessionId, String version, String addressType, String address) {
    /** Our own, in its first version. */
    public static Origin of(String username, long sessionId, String address) {
        Connection at = Connection.of(address);
        return new Origin(username, Long.toUnsignedString(sessionId), "1", at.addressType(), at.address());
    }

    static Optional<Origin> parse(String text) {
        String[] p = text.strip().split(" +", 7);
        if (p.length != 6 || !isNumber(p[1]) || !isNumber(p[2]) || !p[3].equals("IN")) {
            return Optional.empty();
        }
        return Optional.of(new Origin(p[0], p[1], p[2], p[4], p[5]));
    }

    private static boolean isNumber(String s) {
        return !s.isEmpty() && s.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** This with the version that follows; only for our own, whose version is a small number. */
    Origin next() {
        return new Origin(username, sessionId, Long.toString(Long.parseLong(version) + 1), addressType, address);
    }

    /** What stands after {@code o=}. */
    @Override
    public String toString() {
        return username + " " + sessionId + " " + version + " IN " + addressType + " " + address;
    }
}
