package org.hookswitch.sip.transaction;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Makes what must be unique and not to be guessed: branches, tags and Call-IDs (RFC 3261 §8.1.1.4, §8.1.1.7, §19.3).
 *
 * <p>Random bits come from {@link SecureRandom} a page at a time, since a tag is wanted for every call and a system call
 * for each would show. Threading: any thread.
 */
public final class Tokens {

    private static final byte[] ALPHABET =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_".getBytes(StandardCharsets.US_ASCII);
    private static final String COOKIE = "z9hG4bK";

    private final SecureRandom random = new SecureRandom();
    private final byte[] pool = new byte[4096];
    private int used = pool.length;

    /** A source of its own random pool. */
    public Tokens() {}

    /** A branch with the magic cookie and 96 random bits. */
    public String branch() {
        return COOKIE + next(16);
    }

    /** A tag of 60 random bits. */
    public String tag() {
        return next(10);
    }

    /** A Call-ID of 132 random bits, without a host: naming one would tell of the network behind us. */
    public String callId() {
        return next(22);
    }

    private String next(int length) {
        byte[] token = new byte[length];
        synchronized (pool) {
            if (pool.length - used < length) {
                random.nextBytes(pool);
                used = 0;
            }
            for (int i = 0; i < length; i++) {
                token[i] = ALPHABET[pool[used + i] & 63];
                pool[used + i] = 0;
            }
            used += length;
        }
        return new String(token, StandardCharsets.ISO_8859_1);
    }
}
