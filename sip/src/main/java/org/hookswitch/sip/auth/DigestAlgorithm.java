package org.hookswitch.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash a digest is computed with, weakest first. RFC 8760 §2.1, RFC 7616 §6.1.
 *
 * <p>The {@code -sess} variants hash the nonces into the secret once for a session (RFC 7616 §3.4.2).
 */
public enum DigestAlgorithm {
    MD5("MD5", "MD5", false),
    MD5_SESS("MD5-sess", "MD5", true),
    SHA_256("SHA-256", "SHA-256", false),
    SHA_256_SESS("SHA-256-sess", "SHA-256", true),
    SHA_512_256("SHA-512-256", "SHA-512/256", false),
    SHA_512_256_SESS("SHA-512-256-sess", "SHA-512/256", true);

    private final String token;
    private final String hash;
    private final boolean session;

    DigestAlgorithm(String token, String hash, boolean session) {
        this.token = token;
        this.hash = hash;
        this.session = session;
    }

    /** The algorithm of this name, without regard to case; empty for one not known here. */
    public static Optional<DigestAlgorithm> of(String token) {
        for (DigestAlgorithm a : values()) {
            if (a.token.equalsIgnoreCase(token)) {
                return Optional.of(a);
            }
        }
        return Optional.empty();
    }

    /** Its name in headers. */
    public String token() {
        return token;
    }

    boolean isSession() {
        return session;
    }

    /** The one whose secret this shares: itself without {@code -sess}. */
    public DigestAlgorithm base() {
        return switch (this) {
            case MD5, MD5_SESS -> MD5;
            case SHA_256, SHA_256_SESS -> SHA_256;
            case SHA_512_256, SHA_512_256_SESS -> SHA_512_256;
        };
    }

    /** How many hexadecimal digits a hash has. */
    public int hexLength() {
        return base() == MD5 ? 32 : 64;
    }

    /** The hash of the parts with colons between, as hexadecimal digits in lower case. */
    String hash(String... parts) {
        return hash(String.join(":", parts).getBytes(StandardCharsets.UTF_8));
    }

    String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + hash, e);
        }
    }
}
