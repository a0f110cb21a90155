package org.hookswitch.sip.transaction;

/**
 * How long the timers of RFC 3261 §17 (its table 4) run, in milliseconds: all follow from T1, T2 and T4, save for those a
 * standard gives a length of their own.
 *
 * <p>Over a reliable transport the timers that only wait for retransmissions (D, I, J, K) are zero.
 *
 * @param t1 estimate of the round trip; the first retransmission comes after it
 * @param t2 the longest interval between retransmissions of a non-INVITE request or an INVITE response
 * @param t4 how long a message may live in the network
 * @param transactionTimeout timers B, F, H and M: how long to wait for an answer or an ACK; 64·T1 in the RFC
 * @param inviteLimit timer C: an INVITE that only provisional responses came for is cancelled when none came for this long;
 *     0 means never (the RFC wants it of proxies; a user agent's user usually has a limit of its own)
 * @param tryingDelay a server answers an INVITE with 100 when the user has sent nothing within this; 0 means at once
 */
public record TimerValues(int t1, int t2, int t4, int transactionTimeout, int inviteLimit, int tryingDelay) {

    /** T1 500 ms, T2 4 s, T4 5 s, 64·T1, no limit, 200 ms. */
    public static final TimerValues DEFAULT = of(500);

    public TimerValues {
        if (t1 < 1 || t2 < t1 || t4 < 1 || transactionTimeout < t1 || inviteLimit < 0 || tryingDelay < 0) {
            throw new IllegalArgumentException("timers out of range: t1 " + t1 + ", t2 " + t2 + ", t4 " + t4
                    + ", timeout " + transactionTimeout + ", limit " + inviteLimit + ", trying " + tryingDelay);
        }
    }

    /** The RFC's values for another T1. */
    public static TimerValues of(int t1) {
        return new TimerValues(t1, Math.max(t1, 4000), 5000, 64 * t1, 0, 200);
    }

    public TimerValues withTransactionTimeout(int millis) {
        return new TimerValues(t1, t2, t4, millis, inviteLimit, tryingDelay);
    }

    public TimerValues withInviteLimit(int millis) {
        return new TimerValues(t1, t2, t4, transactionTimeout, millis, tryingDelay);
    }

    public TimerValues withTryingDelay(int millis) {
        return new TimerValues(t1, t2, t4, transactionTimeout, inviteLimit, millis);
    }

    /** Timer D: how long an INVITE client answers repeated final responses with ACK; at least 32 s. */
    int timerD(boolean reliable) {
        return reliable ? 0 : Math.max(32_000, transactionTimeout);
    }

    /** Timers I and K. */
    int timerI(boolean reliable) {
        return reliable ? 0 : t4;
    }

    /** Timer J: how long a server repeats its final response to repeated requests. */
    int timerJ(boolean reliable) {
        return reliable ? 0 : transactionTimeout;
    }
}
