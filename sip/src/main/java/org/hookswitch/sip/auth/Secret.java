package org.hookswitch.sip.auth;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What proves who somebody is: a password, or only its hashes with user and realm.
 *
 * <p>Immutable. It never shows itself: {@code toString} tells only its kind.
 */
public sealed interface Secret {
    /** The hash of user, realm and password; empty when this holds none of the algorithm. */
    Optional<String> ha1(DigestAlgorithm algorithm, String username, String realm);

    /** A password in clear, which serves every algorithm, user and realm. */
    static Secret password(String password) {
        return new Password(password);
    }

    /**
     * A hash made elsewhere, as an {@code md5_cred} or {@code password_digest} is.
     *
     * @param ha1 hexadecimal digits
     * @throws IllegalArgumentException if it is no hash of the algorithm
     */
    static Secret hash(DigestAlgorithm algorithm, String ha1) {
        return hashes(Map.of(algorithm, ha1));
    }

    /**
     * Hashes of several algorithms of the same password.
     *
     * @throws IllegalArgumentException if one is no hash of its algorithm
     */
    static Secret hashes(Map<DigestAlgorithm, String> ha1) {
        Map<DigestAlgorithm, String> checked = new EnumMap<>(DigestAlgorithm.class);
        ha1.forEach((algorithm, hex) -> {
            if (hex.length() != algorithm.hexLength() || !hex.chars().allMatch(HexFormat::isHexDigit)) {
                throw new IllegalArgumentException("expected " + algorithm.hexLength() + " hexadecimal digits for "
                        + algorithm.token() + ", found " + hex.length() + " characters");
            }
            checked.put(algorithm.base(), hex.toLowerCase(Locale.ROOT));
        });
        return new Hashes(checked);
    }

    /**
     * Reads the form {@code SHA-256:hex}, as in a {@code password_digest}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static Secret parse(String text) {
        int colon = text.indexOf(':');
        DigestAlgorithm algorithm = DigestAlgorithm.of(colon < 0 ? "" : text.substring(0, colon))
                .orElseThrow(() -> new IllegalArgumentException("expected ALGORITHM:hash, found another form"));
        return hash(algorithm, text.substring(colon + 1).strip());
    }

    /**
     * Nobody's secret: to verify against when there is no such user, so that it takes as long as when there is one.
     */
    static Secret ofNobody() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new Password(HexFormat.of().formatHex(random));
    }

    /** A password in clear. */
    record Password(String text) implements Secret {
        @Override
        public Optional<String> ha1(DigestAlgorithm algorithm, String username, String realm) {
            return Optional.of(algorithm.base().hash(username, realm, text));
        }

        @Override
        public String toString() {
            return "password";
        }
    }

    /** Hashes by algorithm, {@code -sess} variants under their base. */
    record Hashes(Map<DigestAlgorithm, String> byAlgorithm) implements Secret {
        public Hashes {
            byAlgorithm = Map.copyOf(byAlgorithm);
        }

        @Override
        public Optional<String> ha1(DigestAlgorithm algorithm, String username, String realm) {
            return Optional.ofNullable(byAlgorithm.get(algorithm.base()));
        }

        @Override
        public String toString() {
            return "hashes " + byAlgorithm.keySet();
        }
    }
}
