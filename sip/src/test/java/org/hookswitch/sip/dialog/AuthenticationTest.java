package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.Secret;
import org.junit.jupiter.api.Test;

/** Our credentials for those who challenge us: RFC 3261 §22.2, §22.3. */
class AuthenticationTest {

    private static final String CHALLENGE = "Digest realm=\"example\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"";

    private final PeerByHand on = new PeerByHand();
    private final Phone alice = on.alice;
    private final RequestOptions known = RequestOptions.NONE.withAuthenticator(
            alice.stack.digest(List.of(new Account("", "alice", Secret.password("wonder")))));

    private void challenge(SipRequest request, int status, String challenge) {
        HeaderName header = status == 401 ? HeaderName.WWW_AUTHENTICATE : HeaderName.PROXY_AUTHENTICATE;
        on.wire.receive(on.response(request, status, "x").add(header, challenge).build());
    }

    @Test
    void aChallengedInviteIsAcknowledgedAndSentAgainWithCredentialsAndTheNextCSeq() {
        on.call(known);
        SipRequest first = on.wire.lastRequest();
        challenge(first, 401, CHALLENGE);
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 ACK", "0 INVITE");
        SipRequest second = on.wire.lastRequest();
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(second.fromTag()).isEqualTo(first.fromTag());
        assertThat(second.cseq().toString()).isEqualTo("2 INVITE");
        assertThat(second.topVia().branch()).isNotEqualTo(first.topVia().branch());
        assertThat(second.text(HeaderName.AUTHORIZATION).orElseThrow()).contains("username=\"alice\"");
        assertThat(second.toTag()).isEmpty();
        on.answer(second, 200, "one");
        assertThat(alice.told).containsExactly("answered");
        assertThat(on.sent(SipMethod.ACK).cseq().toString()).isEqualTo("2 ACK");
        alice.session().bye();
        assertThat(on.wire.lastRequest().cseq().toString()).isEqualTo("3 BYE");
    }

    @Test
    void credentialsThatAreRefusedAreTheEnd() {
        on.call(known);
        challenge(on.wire.lastRequest(), 401, CHALLENGE);
        challenge(on.sent(SipMethod.INVITE), 401, CHALLENGE);
        assertThat(alice.told).containsExactly("failed 401");
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 ACK", "0 INVITE", "0 ACK");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aStaleNonceIsAnsweredAgainButNotForever() {
        on.call(known);
        for (int i = 0; i < 20; i++) {
            challenge(on.sent(SipMethod.INVITE), 401, CHALLENGE.replace("n1", "n" + i) + ", stale=true");
        }
        assertThat(on.wire.log().stream().filter("0 INVITE"::equals)).hasSize(5);
        assertThat(alice.told).containsExactly("failed 401");
    }

    @Test
    void aProxyAndThenThePeerMayChallenge() {
        on.call(known);
        challenge(on.wire.lastRequest(), 407, CHALLENGE.replace("example", "proxy"));
        challenge(on.sent(SipMethod.INVITE), 401, CHALLENGE);
        SipRequest third = on.sent(SipMethod.INVITE);
        assertThat(third.cseq().number()).isEqualTo(3);
        assertThat(third.headers().has(HeaderName.AUTHORIZATION)).isTrue();
        assertThat(third.headers().has(HeaderName.PROXY_AUTHORIZATION)).isTrue();
    }

    @Test
    void withoutCredentialsAChallengeIsAFailure() {
        on.call();
        challenge(on.wire.lastRequest(), 401, CHALLENGE);
        assertThat(alice.told).containsExactly("failed 401");
    }

    @Test
    void aCallThatWasGivenUpIsNotSentAgain() {
        InviteClient call = on.call(known);
        call.cancel();
        challenge(on.wire.lastRequest(), 401, CHALLENGE);
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 ACK");
        assertThat(alice.told).containsExactly("failed 487");
    }

    @Test
    void aRegistrationIsSentAgainWithCredentials() {
        SipRequest register = alice.stack
                .request(SipMethod.REGISTER, SipUri.of("", "192.0.2.9"), alice.who(), alice.who())
                .build();
        alice.stack.send(register, known, alice);
        challenge(on.wire.lastRequest(), 401, CHALLENGE);
        on.answer(on.wire.lastRequest(), 200, "x");
        assertThat(alice.told).containsExactly("succeeded 200");
        assertThat(on.wire.log()).containsExactly("0 REGISTER", "0 REGISTER");
        assertThat(on.wire.lastRequest().contact()).isEmpty();
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aChallengedByeIsSentAgainAndEndsTheSession() {
        on.call(known);
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 200, "one");
        alice.session().bye();
        challenge(on.sent(SipMethod.BYE), 407, CHALLENGE);
        SipRequest second = on.sent(SipMethod.BYE);
        assertThat(second.cseq().toString()).isEqualTo("3 BYE");
        on.answer(second, 200, "one");
        assertThat(alice.told).containsExactly("answered", "ended by us");
        assertThat(on.nothingIsLeft()).isTrue();
    }
}
