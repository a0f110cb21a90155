package org.hookswitch.pjsip;

import java.time.Duration;

/**
 * How much the driver takes on; what is more is refused at once with 503 and Retry-After, and leaves no trace. Immutable.
 *
 * @param calls how many SIP channels there may be at a time; 0 is any number
 * @param waiting how many accepted calls may wait for their turn to run the dialplan
 * @param longestWait no call is accepted while one has been waiting for its turn longer than this: the sign of a machine
 *     with more to do than it can
 */
public record CallLimits(int calls, int waiting, Duration longestWait) {

    /** Any number of calls, as long as each gets its turn within 400 ms. */
    public static final CallLimits DEFAULT = new CallLimits(0, 1000, Duration.ofMillis(400));

    public CallLimits {
        if (calls < 0 || waiting < 1 || longestWait.isNegative() || longestWait.isZero()) {
            throw new IllegalArgumentException("limits out of range: " + calls + ", " + waiting + ", " + longestWait);
        }
    }

    /** The same with another number of channels; 0 is any number. */
    public CallLimits withCalls(int number) {
        return new CallLimits(number, waiting, longestWait);
    }
}
