package org.hookswitch.sip.auth;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.hookswitch.sip.Challenge;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.Params;
import org.hookswitch.sip.SipMethod;

/**
 * How we answer a server's challenge, for the request that met it and for those that follow with the same nonce.
 *
 * <p>Immutable. RFC 3261 §22.2, RFC 8760 §2.4, RFC 7616 §3.4. Each {@link #credentials} is to be used once; {@link #next}
 * gives the answer with the next count.
 */
public final class DigestAnswer {
    private final Challenge challenge;
    private final DigestAlgorithm algorithm;
    private final String username;
    private final String ha1;
    private final String qop;
    private final String cnonce;
    private final int count;

    private DigestAnswer(
            Challenge challenge,
            DigestAlgorithm algorithm,
            String username,
            String ha1,
            String qop,
            String cnonce,
            int count) {
        this.challenge = challenge;
        this.algorithm = algorithm;
        this.username = username;
        this.ha1 = ha1;
        this.qop = qop;
        this.cnonce = cnonce;
        this.count = count;
    }

    /**
     * Chooses the strongest of the challenges that can be answered with the secret; they should be of one realm. Among
     * equals the first wins. Empty when none can be answered.
     *
     * @param cnonce makes a fresh client nonce
     */
    public static Optional<DigestAnswer> choose(
            List<Challenge> challenges, String username, Secret secret, Supplier<String> cnonce) {
        Optional<DigestAnswer> best = Optional.empty();
        for (Challenge challenge : challenges) {
            Optional<DigestAlgorithm> algorithm = DigestAlgorithm.of(challenge.algorithm());
            Optional<String> qop = qop(challenge);
            if (!challenge.isDigest() || challenge.nonce().isEmpty() || algorithm.isEmpty() || qop.isEmpty()) {
                continue;
            }
            Optional<String> ha1 = secret.ha1(algorithm.get(), username, challenge.realm());
            if (ha1.isPresent() && isStronger(algorithm.get(), best)) {
                best = Optional.of(
                        new DigestAnswer(challenge, algorithm.get(), username, ha1.get(), qop.get(), cnonce.get(), 1));
            }
        }
        return best;
    }

    private static boolean isStronger(DigestAlgorithm a, Optional<DigestAnswer> than) {
        return than.isEmpty() || a.base().compareTo(than.get().algorithm.base()) > 0;
    }

    /** What we do of what is offered: auth, or auth-int where that is all, or nothing; empty when we can none. */
    private static Optional<String> qop(Challenge challenge) {
        List<String> offered = challenge.qop();
        if (offered.isEmpty()) {
            return Optional.of("");
        }
        return offered.contains("auth")
                ? Optional.of("auth")
                : offered.contains("auth-int") ? Optional.of("auth-int") : Optional.empty();
    }

    /** The challenge this answers. */
    public Challenge challenge() {
        return challenge;
    }

    public DigestAlgorithm algorithm() {
        return algorithm;
    }

    /** The answer for the next request with the same nonce. */
    public DigestAnswer next() {
        return new DigestAnswer(challenge, algorithm, username, ha1, qop, cnonce, count + 1);
    }

    /**
     * The credentials for one request.
     *
     * @param uri the Request-URI as it is written
     * @param body of the request, which counts only where the server protects it
     */
    public Credentials credentials(SipMethod method, String uri, byte[] body) {
        String nc = String.format(Locale.ROOT, "%08x", count);
        String bodyHash = qop.equals("auth-int") ? algorithm.hash(body) : "";
        String response = DigestResponse.compute(
                algorithm, ha1, challenge.nonce(), nc, cnonce, qop, method.name(), uri, bodyHash);
        Params params = Params.NONE
                .withQuoted("username", username)
                .withQuoted("realm", challenge.realm())
                .withQuoted("nonce", challenge.nonce())
                .withQuoted("uri", uri)
                .withQuoted("response", response);
        if (challenge.params().has("algorithm")) {
            params = params.with("algorithm", algorithm.token());
        }
        if (!qop.isEmpty() || algorithm.isSession()) {
            params = params.withQuoted("cnonce", cnonce);
        }
        if (!qop.isEmpty()) {
            params = params.with("qop", qop).with("nc", nc);
        }
        Optional<String> opaque = challenge.opaque();
        if (opaque.isPresent()) {
            params = params.withQuoted("opaque", opaque.get());
        }
        return new Credentials("Digest", params);
    }
}
