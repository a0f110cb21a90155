package org.hookswitch.sip.sdp;

import java.util.Locale;
import java.util.Optional;

/** Which way media flows, seen from the side that says it. RFC 8866 §6.7. */
public enum Direction {
    SENDRECV(true, true),
    SENDONLY(true, false),
    RECVONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    static Optional<Direction> of(String attribute) {
        return switch (attribute) {
            case "sendrecv" -> Optional.of(SENDRECV);
            case "sendonly" -> Optional.of(SENDONLY);
            case "recvonly" -> Optional.of(RECVONLY);
            case "inactive" -> Optional.of(INACTIVE);
            default -> Optional.empty();
        };
    }

    static Direction of(boolean sends, boolean receives) {
        return sends ? receives ? SENDRECV : SENDONLY : receives ? RECVONLY : INACTIVE;
    }

    public boolean sends() {
        return sends;
    }

    public boolean receives() {
        return receives;
    }

    /** The same flow seen from the other side. */
    public Direction reversed() {
        return of(receives, sends);
    }

    /** What remains of this wish when the other side says that: we send if it receives, we receive if it sends. */
    public Direction meets(Direction other) {
        return of(sends && other.receives, receives && other.sends);
    }

    /** The attribute's name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
