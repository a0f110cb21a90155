package org.hookswitch.sip.dialog;

/**
 * What we want of session timers, which end calls whose peer has gone without a word (RFC 4028). Immutable.
 *
 * @param mode whether we take part
 * @param expiresSeconds the interval we ask for
 * @param minSeconds the shortest interval we accept; the RFC allows none below 90
 */
public record SessionTimers(Mode mode, int expiresSeconds, int minSeconds) {

    /** How much we take part. */
    public enum Mode {
        /** Not at all. */
        OFF,
        /** When the peer asks for it. */
        ACCEPT,
        /** Our INVITEs ask for it. */
        ASK
    }

    public static final SessionTimers OFF = new SessionTimers(Mode.OFF, 1800, 90);
    public static final SessionTimers ACCEPT = new SessionTimers(Mode.ACCEPT, 1800, 90);
    public static final SessionTimers ASK = new SessionTimers(Mode.ASK, 1800, 90);

    public SessionTimers {
        if (minSeconds < 90 || expiresSeconds < minSeconds) {
            throw new IllegalArgumentException(
                    "session timers out of range: " + expiresSeconds + " s, at least " + minSeconds + " s");
        }
    }
}
