package org.hookswitch.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.sip.Challenge;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.Params;
import org.hookswitch.sip.SipMethod;

/**
 * Challenges those who call and verifies what they answer. RFC 3261 §22, RFC 8760, RFC 7616 §3.3 to §3.5.
 *
 * <p>Safe for use by many threads. A nonce is a time and a keyed hash, so that none is remembered when it is made; only
 * nonces that were used with right credentials are, with the counts seen, and no more of them than a limit given.
 * Responses are compared in constant time.
 *
 * <p>The digest URI is taken as the client wrote it and not held against the Request-URI: proxies in between change the
 * latter (RFC 3261 §22.4 point 5 lets a server be lenient here).
 */
public final class DigestServer {
    /** How many nonces in use are remembered. */
    public static final int DEFAULT_NONCES = 20_000;

    private final List<DigestAlgorithm> algorithms;
    private final Nonces nonces;
    private final NonceCounts counts;

    /**
     * Makes a server with a key of its own.
     *
     * @param algorithms what is offered, in the order of the challenges: the strongest first (RFC 8760 §2.3)
     * @param lifetime how long a nonce serves
     * @param clock the time
     */
    public DigestServer(List<DigestAlgorithm> algorithms, Duration lifetime, InstantSource clock) {
        this(algorithms, lifetime, clock, DEFAULT_NONCES);
    }

    /** As the other, with the number of nonces in use that are remembered. */
    public DigestServer(List<DigestAlgorithm> algorithms, Duration lifetime, InstantSource clock, int remembered) {
        if (algorithms.isEmpty() || remembered < 1 || lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("a server needs an algorithm, a lifetime and room for a nonce");
        }
        this.algorithms = List.copyOf(algorithms);
        this.nonces = new Nonces(lifetime, clock);
        this.counts = new NonceCounts(remembered);
    }

    /** One challenge for each algorithm, for a realm, all with one fresh nonce. */
    public List<Challenge> challenges(String realm, boolean stale) {
        String nonce = nonces.make(realm);
        List<Challenge> challenges = new ArrayList<>(algorithms.size());
        for (DigestAlgorithm algorithm : algorithms) {
            Params params = Params.NONE
                    .withQuoted("realm", realm)
                    .withQuoted("nonce", nonce)
                    .with("algorithm", algorithm.token())
                    .withQuoted("qop", "auth");
            challenges.add(new Challenge("Digest", stale ? params.with("stale", "true") : params));
        }
        return List.copyOf(challenges);
    }

    /**
     * Verifies credentials of a request.
     *
     * @param realm the realm they must be for
     * @param username the user they must be of
     * @param secret the user's; {@link Secret#ofNobody} when there is no such user
     */
    public Verdict verify(Credentials given, SipMethod method, String realm, String username, Secret secret) {
        if (!given.isDigest()
                || given.nonce().isEmpty()
                || given.uri().isEmpty()
                || given.response().isEmpty()) {
            return new Verdict.Denied(Verdict.Why.MALFORMED);
        }
        if (!given.realm().equals(realm)) {
            return new Verdict.Denied(Verdict.Why.REALM);
        }
        if (!given.username().equals(username)) {
            return new Verdict.Denied(Verdict.Why.USERNAME);
        }
        Optional<DigestAlgorithm> algorithm =
                DigestAlgorithm.of(given.algorithm()).filter(algorithms::contains);
        String qop = given.qop();
        if (algorithm.isEmpty() || !(qop.isEmpty() || qop.equals("auth"))) {
            return new Verdict.Denied(Verdict.Why.ALGORITHM);
        }
        long nc = qop.isEmpty() ? 0 : count(given.nc());
        if (nc < 0 || (!qop.isEmpty() && given.cnonce().isEmpty())) {
            return new Verdict.Denied(Verdict.Why.MALFORMED);
        }
        Optional<String> ha1 = secret.ha1(algorithm.get(), username, realm);
        if (ha1.isEmpty()) {
            return new Verdict.Denied(Verdict.Why.ALGORITHM);
        }
        String expected = DigestResponse.compute(
                algorithm.get(),
                ha1.get(),
                given.nonce(),
                given.nc(),
                given.cnonce(),
                qop,
                method.name(),
                given.uri(),
                "");
        if (!same(expected, given.response())) {
            return new Verdict.Denied(Verdict.Why.RESPONSE);
        }
        Optional<Long> made = nonces.madeAt(given.nonce(), realm);
        if (made.isEmpty()) {
            return new Verdict.Stale();
        }
        if (!qop.isEmpty() && !counts.use(given.nonce(), made.get(), nc)) {
            return new Verdict.Stale();
        }
        return new Verdict.Accepted(username);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** Eight hexadecimal digits, not all zero; -1 for anything else. */
    private static long count(String nc) {
        if (nc.length() != 8) {
            return -1;
        }
        long n = 0;
        for (int i = 0; i < 8; i++) {
            int d = Character.digit(nc.charAt(i), 16);
            if (d < 0) {
                return -1;
            }
            n = n << 4 | d;
        }
        return n == 0 ? -1 : n;
    }
}
