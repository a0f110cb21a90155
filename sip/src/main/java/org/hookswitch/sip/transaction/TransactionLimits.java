package org.hookswitch.sip.transaction;

/**
 * How much the stack takes on before it refuses.
 *
 * <p>Beyond the limit a new request outside of any dialog is answered 503 with Retry-After without keeping anything; a
 * request within a dialog, which mostly ends something, is let in up to twice the limit.
 *
 * @param serverTransactions how many may exist at a time, those that only wait for retransmissions included (about half a
 *     minute each, some 2 kB)
 * @param retryAfterSeconds the shortest Retry-After; each refusal names up to twice this, so that clients do not come back
 *     all at once
 */
public record TransactionLimits(int serverTransactions, int retryAfterSeconds) {

    public static final TransactionLimits DEFAULT = new TransactionLimits(100_000, 5);

    public TransactionLimits {
        if (serverTransactions < 1 || retryAfterSeconds < 1) {
            throw new IllegalArgumentException("limits out of range: " + serverTransactions + ", " + retryAfterSeconds);
        }
    }
}
