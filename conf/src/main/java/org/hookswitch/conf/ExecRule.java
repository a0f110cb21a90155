package org.hookswitch.conf;

import java.time.Duration;

/**
 * Under which bounds {@code #exec} may run a command; without such a rule the reader runs none.
 *
 * @param timeout how long a command may take before it is ended
 * @param outputBytes how much of its output is taken
 */
public record ExecRule(Duration timeout, int outputBytes) {

    /** Ten seconds, one MiB. */
    public static final ExecRule DEFAULT = new ExecRule(Duration.ofSeconds(10), 1024 * 1024);

    public ExecRule {
        if (timeout.isNegative() || timeout.isZero() || outputBytes < 1) {
            throw new IllegalArgumentException("a command needs time and room: " + timeout + ", " + outputBytes);
        }
    }
}
