package org.hookswitch.sip.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces that carry their age and cannot be forged: time, a serial number and a keyed hash of both and the realm.
 *
 * <p>Safe for use by many threads. The key is of this object alone and never leaves it.
 */
final class Nonces {
    private static final int HEAD = 16;
    private static final int HASH = 16;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final long lifetimeMillis;
    private final InstantSource clock;
    private final AtomicLong serial;

    Nonces(Duration lifetime, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, HMAC);
        this.lifetimeMillis = lifetime.toMillis();
        this.clock = clock;
        this.serial = new AtomicLong(random.nextLong());
    }

    String make(String realm) {
        byte[] head = ByteBuffer.allocate(HEAD)
                .putLong(clock.millis())
                .putLong(serial.getAndIncrement())
                .array();
        byte[] nonce = Arrays.copyOf(head, HEAD + HASH);
        System.arraycopy(hash(head, realm), 0, nonce, HEAD, HASH);
        return Base64.getEncoder().withoutPadding().encodeToString(nonce);
    }

    /** When the nonce was made, in milliseconds; empty when it is not one of ours for the realm or has expired. */
    Optional<Long> madeAt(String nonce, String realm) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // another server's nonce
        }
        if (bytes.length != HEAD + HASH) {
            return Optional.empty();
        }
        byte[] head = Arrays.copyOf(bytes, HEAD);
        byte[] expected = Arrays.copyOf(hash(head, realm), HASH);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, HEAD, bytes.length))) {
            return Optional.empty();
        }
        long made = ByteBuffer.wrap(head).getLong();
        long age = clock.millis() - made;
        return age >= 0 && age <= lifetimeMillis ? Optional.of(made) : Optional.empty();
    }

    private byte[] hash(byte[] head, String realm) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(head);
            return mac.doFinal(realm.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }
}
