package org.hookswitch.pbx.bridge;

import java.time.Duration;

/**
 * How long a party may stay in a bridge, and how it is warned. Immutable.
 *
 * @param longest after which the conversation ends
 * @param warnAt what is left when the first warning comes; zero for none
 * @param repeat time between warnings; zero for a single one
 * @param connectSound played at the beginning; empty for none
 * @param warningSound played as a warning; empty to say how much time is left
 * @param endSound played at the end; empty for none
 * @param hears whether this party hears any of it
 */
public record CallLimit(
        Duration longest,
        Duration warnAt,
        Duration repeat,
        String connectSound,
        String warningSound,
        String endSound,
        boolean hears) {

    /** The end after so long, without a word. */
    public static CallLimit silent(Duration longest) {
        return new CallLimit(longest, Duration.ZERO, Duration.ZERO, "", "", "", false);
    }
}
