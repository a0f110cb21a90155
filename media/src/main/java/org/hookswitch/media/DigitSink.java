package org.hookswitch.media;

/**
 * Is told when a key goes down and when it comes up again.
 *
 * <p>A digit is one of {@code 0-9 * # A-D} or {@code !} for a flash. Every begin is followed by exactly one end before
 * the next begin. Called on media threads: must not block or throw.
 */
public interface DigitSink {
    /** Drops everything. */
    DigitSink NOWHERE = new DigitSink() {
        @Override
        public void begin(char digit) {}

        @Override
        public void end(char digit, int durationMs) {}
    };

    /** The key went down. */
    void begin(char digit);

    /**
     * The key came up.
     *
     * @param durationMs how long the key was down, milliseconds
     */
    void end(char digit, int durationMs);
}
