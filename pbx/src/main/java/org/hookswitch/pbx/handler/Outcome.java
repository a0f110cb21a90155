package org.hookswitch.pbx.handler;

/**
 * How the run of a routine ended.
 *
 * @param returned the value of {@code Return(value)}, empty after an abnormal end
 * @param detail what happened and where, for an abnormal end; empty after a normal one
 */
public record Outcome(Kind kind, String returned, String detail) {

    /** The ways to end. */
    public enum Kind {
        RETURNED("returned"),
        NOT_FOUND("not found"),
        FELL_OFF("fell off"),
        FAILED("failed"),
        HUNG_UP("hung up"),
        HANGUP_REFUSED("hangup refused"),
        OVER_BUDGET("over budget"),
        CHANNEL_GONE("channel gone"),
        REDIRECTED("redirected"),
        TOO_DEEP("too deep");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Outcome returned(String value) {
        return new Outcome(Kind.RETURNED, value, "");
    }

    static Outcome abnormal(Kind kind, String detail) {
        return new Outcome(kind, "", detail);
    }

    /** Whether the routine ended as its contract wants. */
    public boolean isNormal() {
        return kind == Kind.RETURNED;
    }

    /** Whether the routine asked for the end of its subject, and got it. */
    public boolean hungUp() {
        return kind == Kind.HUNG_UP;
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? kind.word() : kind.word() + " (" + detail + ")";
    }
}
