package org.hookswitch.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hookswitch.sip.Challenge;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final byte[] NO_BODY = new byte[0];

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final DigestServer server =
            new DigestServer(List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5), Duration.ofSeconds(30), () -> now);
    private static final Secret PASSWORD = Secret.password("zanzibar");

    private static Challenge challenge(String text) {
        return HeaderType.WWW_AUTHENTICATE.parse(text).orElseThrow();
    }

    private static DigestAnswer answer(List<Challenge> challenges, Secret secret) {
        return DigestAnswer.choose(challenges, "bob", secret, () -> "0a4f113b").orElseThrow();
    }

    private static Credentials register(DigestAnswer answer) {
        return answer.credentials(SipMethod.REGISTER, "sip:example.com", NO_BODY);
    }

    private Verdict verify(Credentials c) {
        return server.verify(c, SipMethod.REGISTER, "pbx", "bob", PASSWORD);
    }

    private static Verdict denied(Verdict.Why why) {
        return new Verdict.Denied(why);
    }

    // ---- examples of the RFCs ----

    @Test
    void theExampleOfRfc2617ComesOut() {
        String ha1 = DigestAlgorithm.MD5.hash("Mufasa", "testrealm@host.com", "Circle Of Life");
        assertThat(DigestResponse.compute(
                        DigestAlgorithm.MD5,
                        ha1,
                        "dcd98b7102dd2f0e8b11d0f600bfb0c093",
                        "00000001",
                        "0a4f113b",
                        "auth",
                        "GET",
                        "/dir/index.html",
                        ""))
                .isEqualTo("6629fae49393a05397450978507c4ef1");
    }

    @Test
    void theExamplesOfRfc7616ComeOut() {
        assertThat(rfc7616(DigestAlgorithm.MD5)).isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
        assertThat(rfc7616(DigestAlgorithm.SHA_256))
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    private static String rfc7616(DigestAlgorithm algorithm) {
        return DigestResponse.compute(
                algorithm,
                algorithm.hash("Mufasa", "http-auth@example.org", "Circle of Life"),
                "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                "00000001",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
                "auth",
                "GET",
                "/dir/index.html",
                "");
    }

    @Test
    void theHashOf512BitsIsTheOneCutTo256ByItsOwnStartingValues() {
        assertThat(DigestAlgorithm.SHA_512_256.hash("abc"))
                .isEqualTo("53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
    }

    // ---- a server and a client ----

    @Test
    void whoKnowsThePasswordIsAccepted() {
        List<Challenge> challenges = server.challenges("pbx", false);
        assertThat(challenges).extracting(Challenge::algorithm).containsExactly("SHA-256", "MD5");
        assertThat(challenges.getFirst().qop()).containsExactly("auth");
        assertThat(challenges.getFirst().stale()).isFalse();
        DigestAnswer answer = answer(challenges, PASSWORD);
        assertThat(answer.algorithm()).isEqualTo(DigestAlgorithm.SHA_256);
        assertThat(verify(register(answer))).isEqualTo(new Verdict.Accepted("bob"));
        assertThat(server.verify(register(answer.next()), SipMethod.REGISTER, "pbx", "bob", PASSWORD))
                .isEqualTo(new Verdict.Accepted("bob"));
    }

    @Test
    void theStrongestAlgorithmIsAnsweredWhateverTheOrderOfTheChallenges() {
        List<Challenge> challenges = server.challenges("pbx", false).reversed();
        assertThat(answer(challenges, PASSWORD).algorithm()).isEqualTo(DigestAlgorithm.SHA_256);
    }

    @Test
    void whoHasOnlyAHashAnswersWithItsAlgorithm() {
        Secret md5 = Secret.hash(DigestAlgorithm.MD5, DigestAlgorithm.MD5.hash("bob", "pbx", "zanzibar"));
        DigestAnswer answer = answer(server.challenges("pbx", false), md5);
        assertThat(answer.algorithm()).isEqualTo(DigestAlgorithm.MD5);
        assertThat(verify(register(answer))).isEqualTo(new Verdict.Accepted("bob"));
        assertThat(server.verify(register(answer.next()), SipMethod.REGISTER, "pbx", "bob", md5))
                .isEqualTo(new Verdict.Accepted("bob"));
        Credentials sha = register(answer(server.challenges("pbx", false), PASSWORD));
        assertThat(server.verify(sha, SipMethod.REGISTER, "pbx", "bob", md5)).isEqualTo(denied(Verdict.Why.ALGORITHM));
    }

    @Test
    void whatIsWrongIsToldApart() {
        List<Challenge> challenges = server.challenges("pbx", false);
        Credentials good = register(answer(challenges, PASSWORD));
        assertThat(verify(register(answer(challenges, Secret.password("wrong")))))
                .isEqualTo(denied(Verdict.Why.RESPONSE));
        assertThat(server.verify(good, SipMethod.INVITE, "pbx", "bob", PASSWORD))
                .isEqualTo(denied(Verdict.Why.RESPONSE));
        assertThat(server.verify(good, SipMethod.REGISTER, "other", "bob", PASSWORD))
                .isEqualTo(denied(Verdict.Why.REALM));
        assertThat(server.verify(good, SipMethod.REGISTER, "pbx", "eve", PASSWORD))
                .isEqualTo(denied(Verdict.Why.USERNAME));
        assertThat(server.verify(good, SipMethod.REGISTER, "pbx", "bob", Secret.ofNobody()))
                .isEqualTo(denied(Verdict.Why.RESPONSE));
        assertThat(verify(new Credentials("Basic", good.params()))).isEqualTo(denied(Verdict.Why.MALFORMED));
        assertThat(verify(new Credentials("Digest", good.params().with("nc", "1"))))
                .isEqualTo(denied(Verdict.Why.MALFORMED));
        assertThat(verify(new Credentials("Digest", good.params().without("response"))))
                .isEqualTo(denied(Verdict.Why.MALFORMED));
        assertThat(verify(new Credentials("Digest", good.params().with("algorithm", "SHA-512-256"))))
                .isEqualTo(denied(Verdict.Why.ALGORITHM));
        assertThat(verify(new Credentials("Digest", good.params().with("qop", "auth-int"))))
                .isEqualTo(denied(Verdict.Why.ALGORITHM));
    }

    @Test
    void anAgentThatKnowsNoQopIsAcceptedWhileTheNonceLives() {
        Challenge old = server.challenges("pbx", false).getLast();
        Challenge without = new Challenge("Digest", old.params().without("qop"));
        Credentials c = register(answer(List.of(without), PASSWORD));
        assertThat(c.qop()).isEmpty();
        assertThat(c.params().has("cnonce")).isFalse();
        assertThat(verify(c)).isEqualTo(new Verdict.Accepted("bob"));
        assertThat(verify(c)).isEqualTo(new Verdict.Accepted("bob"));
        now = now.plusSeconds(31);
        assertThat(verify(c)).isEqualTo(new Verdict.Stale());
    }

    @Test
    void anOldNonceIsStaleForWhoKnowsThePasswordAndWrongForWhoDoesNot() {
        List<Challenge> challenges = server.challenges("pbx", false);
        now = now.plusSeconds(31);
        assertThat(verify(register(answer(challenges, PASSWORD)))).isEqualTo(new Verdict.Stale());
        assertThat(verify(register(answer(challenges, Secret.password("wrong")))))
                .isEqualTo(denied(Verdict.Why.RESPONSE));
        assertThat(server.challenges("pbx", true)).allMatch(Challenge::stale);
    }

    @Test
    void aNonceOfAnotherServerOrRealmIsStale() {
        DigestServer other = new DigestServer(List.of(DigestAlgorithm.MD5), Duration.ofSeconds(30), () -> now);
        assertThat(verify(register(answer(other.challenges("pbx", false), PASSWORD))))
                .isEqualTo(new Verdict.Stale());
        assertThat(verify(register(answer(
                        List.of(challenge("Digest realm=\"pbx\", nonce=\"made up, not base64\", qop=\"auth\"")),
                        PASSWORD))))
                .isEqualTo(new Verdict.Stale());
        Challenge elsewhere = server.challenges("elsewhere", false).getFirst();
        Challenge moved = new Challenge("Digest", elsewhere.params().with("realm", "pbx"));
        assertThat(verify(register(answer(List.of(moved), PASSWORD)))).isEqualTo(new Verdict.Stale());
    }

    @Test
    void noRequestIsAcceptedTwice() {
        DigestAnswer first = answer(server.challenges("pbx", false), PASSWORD);
        assertThat(verify(register(first))).isEqualTo(new Verdict.Accepted("bob"));
        assertThat(verify(register(first))).isEqualTo(new Verdict.Stale());
        DigestAnswer second = first.next();
        DigestAnswer third = second.next();
        assertThat(verify(register(third))).isEqualTo(new Verdict.Accepted("bob"));
        assertThat(verify(register(second))).isEqualTo(new Verdict.Accepted("bob"));
        assertThat(verify(register(second))).isEqualTo(new Verdict.Stale());
    }

    @Test
    void theMemoryOfNoncesIsBoundedAndForgetsNothingThatCouldBeReplayed() {
        NonceCounts counts = new NonceCounts(10);
        for (int i = 1; i <= 100; i++) {
            assertThat(counts.use("n" + i, i, 1)).isTrue();
        }
        assertThat(counts.size()).isEqualTo(10);
        for (int i = 1; i <= 100; i++) {
            assertThat(counts.use("n" + i, i, 1)).as("replay %d", i).isFalse();
        }
        assertThat(counts.use("n100", 100, 2)).isTrue();
    }

    @Test
    void countsMayComeLateButOnlyOnceAndNotTooLate() {
        NonceCounts counts = new NonceCounts(10);
        assertThat(counts.use("n", 1, 100)).isTrue();
        assertThat(counts.use("n", 1, 37)).isTrue();
        assertThat(counts.use("n", 1, 37)).isFalse();
        assertThat(counts.use("n", 1, 36)).isFalse();
        assertThat(counts.use("n", 1, 101)).isTrue();
        assertThat(counts.use("n", 1, 100)).isFalse();
        assertThat(counts.use("n", 1, 500)).isTrue();
        assertThat(counts.use("n", 1, 101)).isFalse();
        assertThat(counts.use("n", 1, 499)).isTrue();
    }

    // ---- details ----

    @Test
    void credentialsAreWrittenWithTheQuotesTheGrammarWants() {
        Challenge c = challenge(
                "Digest realm=\"a \\\"b\\\"\", nonce=\"abc\", algorithm=MD5, qop=\"auth,auth-int\", opaque=\"xyz\"");
        assertThat(register(answer(List.of(c), PASSWORD)).toString())
                .startsWith(
                        "Digest username=\"bob\", realm=\"a \\\"b\\\"\", nonce=\"abc\", uri=\"sip:example.com\", response=\"")
                .endsWith(", algorithm=MD5, cnonce=\"0a4f113b\", qop=auth, nc=00000001, opaque=\"xyz\"");
    }

    @Test
    void theBodyIsProtectedWhereNothingElseIsOffered() {
        Challenge c = challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"");
        DigestAnswer answer = answer(List.of(c), PASSWORD);
        Credentials empty = answer.credentials(SipMethod.INVITE, "sip:x", NO_BODY);
        assertThat(empty.qop()).isEqualTo("auth-int");
        assertThat(answer.credentials(SipMethod.INVITE, "sip:x", new byte[] {1}).response())
                .isNotEqualTo(empty.response());
    }

    @Test
    void aChallengeThatCannotBeAnsweredIsPassedOver() {
        assertThat(DigestAnswer.choose(
                        List.of(
                                challenge("Basic realm=\"r\""),
                                challenge("Digest realm=\"r\", nonce=\"n\", algorithm=FUTURE"),
                                challenge("Digest realm=\"r\", nonce=\"n\", qop=\"future\"")),
                        "bob",
                        PASSWORD,
                        () -> "c"))
                .isEmpty();
    }

    @Test
    void aSecretIsReadFromItsStoredFormsAndNeverShown() {
        String md5 = DigestAlgorithm.MD5.hash("bob", "pbx", "zanzibar");
        assertThat(Secret.parse("MD5:" + md5).ha1(DigestAlgorithm.MD5_SESS, "bob", "pbx"))
                .contains(md5);
        assertThat(Secret.parse("md5:" + md5).ha1(DigestAlgorithm.SHA_256, "bob", "pbx"))
                .isEmpty();
        assertThatThrownBy(() -> Secret.parse(md5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Secret.hash(DigestAlgorithm.SHA_256, md5))
                .hasMessage("expected 64 hexadecimal digits for SHA-256, found 32 characters");
        assertThat(PASSWORD.toString()).doesNotContain("zanzibar");
        assertThat(Secret.hashes(Map.of(DigestAlgorithm.MD5, md5)).toString()).doesNotContain(md5);
    }
}
