package org.hookswitch.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.Credentials;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.Via;
import org.junit.jupiter.api.Test;

class DigestClientTest {
    private static final Account ANY = new Account("", "bob", Secret.password("one"));
    private static final Account CARRIER = new Account("carrier", "pbx", Secret.password("two"));

    private static SipRequest invite() {
        return SipRequest.builder(SipMethod.INVITE, SipUri.of("alice", "example.com"))
                .add(HeaderType.VIA, Via.of("UDP", "192.0.2.1", 5060, "z9hG4bKx"))
                .add(HeaderName.FROM, "<sip:bob@example.com>;tag=1")
                .add(HeaderName.TO, "<sip:alice@example.com>")
                .add(HeaderType.CALL_ID, "c")
                .add(HeaderType.CSEQ, new CSeq(7, SipMethod.INVITE))
                .build();
    }

    private static SipResponse challenged(SipRequest request, int status, String... headers) {
        SipResponse.Builder b = SipResponse.to(request, status);
        for (String header : headers) {
            int colon = header.indexOf(':');
            b.add(HeaderName.of(header.substring(0, colon)), header.substring(colon + 1));
        }
        return b.build();
    }

    private static Optional<SipRequest> authorize(SipRequest request, SipResponse response) {
        return DigestClient.authorize(request, response, List.of(ANY, CARRIER), () -> "cnonce");
    }

    @Test
    void theNextRequestHasCredentialsAHigherCSeqAndNoVia() {
        SipRequest invite = invite();
        SipRequest next = authorize(
                        invite,
                        challenged(invite, 401, "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"n\", qop=\"auth\""))
                .orElseThrow();
        assertThat(next.cseq().number()).isEqualTo(8);
        assertThat(next.headers().has(HeaderName.VIA)).isFalse();
        Credentials c = next.first(HeaderType.AUTHORIZATION).orElseThrow();
        assertThat(c.username()).isEqualTo("bob");
        assertThat(c.uri()).isEqualTo("sip:alice@example.com");
    }

    @Test
    void theAccountOfTheRealmIsTakenBeforeTheOneForAny() {
        SipRequest invite = invite();
        SipRequest next = authorize(
                        invite, challenged(invite, 407, "Proxy-Authenticate: Digest realm=\"carrier\", nonce=\"n\""))
                .orElseThrow();
        assertThat(next.first(HeaderType.PROXY_AUTHORIZATION).orElseThrow().username())
                .isEqualTo("pbx");
    }

    @Test
    void everyRealmThatChallengedIsAnswered() {
        SipRequest invite = invite();
        SipRequest next = authorize(
                        invite,
                        challenged(
                                invite,
                                407,
                                "Proxy-Authenticate: Digest realm=\"a\", nonce=\"n\"",
                                "Proxy-Authenticate: Digest realm=\"a\", nonce=\"n\", algorithm=SHA-256",
                                "Proxy-Authenticate: Digest realm=\"b\", nonce=\"m\"",
                                "WWW-Authenticate: Digest realm=\"c\", nonce=\"o\""))
                .orElseThrow();
        assertThat(next.all(HeaderType.PROXY_AUTHORIZATION))
                .extracting(Credentials::realm)
                .containsExactly("a", "b");
        assertThat(next.all(HeaderType.PROXY_AUTHORIZATION).getFirst().algorithm())
                .isEqualTo("SHA-256");
        assertThat(next.all(HeaderType.AUTHORIZATION)).hasSize(1);
    }

    @Test
    void credentialsThatWereRefusedAreNotGivenAgainUnlessOnlyTheNonceWasOld() {
        SipRequest invite = invite();
        String challenge = "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"n\", qop=\"auth\"";
        SipRequest second =
                authorize(invite, challenged(invite, 401, challenge)).orElseThrow();
        assertThat(authorize(second, challenged(second, 401, challenge))).isEmpty();
        SipRequest third = authorize(second, challenged(second, 401, challenge + ", stale=TRUE"))
                .orElseThrow();
        assertThat(third.all(HeaderType.AUTHORIZATION)).hasSize(1);
        assertThat(third.cseq().number()).isEqualTo(9);
    }

    @Test
    void credentialsForAProxyStayWhenTheServerChallenges() {
        SipRequest invite = invite();
        SipRequest second = authorize(
                        invite, challenged(invite, 407, "Proxy-Authenticate: Digest realm=\"carrier\", nonce=\"n\""))
                .orElseThrow();
        SipRequest third = authorize(
                        second, challenged(second, 401, "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"n\""))
                .orElseThrow();
        assertThat(third.all(HeaderType.PROXY_AUTHORIZATION)).hasSize(1);
        assertThat(third.all(HeaderType.AUTHORIZATION)).hasSize(1);
    }

    @Test
    void withoutAChallengeOrAnAccountThereIsNoNextRequest() {
        SipRequest invite = invite();
        assertThat(authorize(invite, challenged(invite, 401))).isEmpty();
        assertThat(DigestClient.authorize(
                        invite,
                        challenged(invite, 401, "WWW-Authenticate: Digest realm=\"x\", nonce=\"n\""),
                        List.of(CARRIER),
                        () -> "c"))
                .isEmpty();
    }
}
