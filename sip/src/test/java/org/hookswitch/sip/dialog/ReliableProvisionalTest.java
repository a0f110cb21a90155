package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.junit.jupiter.api.Test;

/** RFC 3262, both ends. */
class ReliableProvisionalTest {

    private final TwoPhones on = new TwoPhones();
    private final Phone alice = on.alice;
    private final Phone bob = on.bob;

    private static void ringReliably(InviteServer call) {
        call.reliably(true);
        call.ring();
    }

    @Test
    void aReliableResponseIsAcknowledgedByAPrack() {
        bob.onInvite = ReliableProvisionalTest::ringReliably;
        alice.call(bob);
        on.time.pass(2000);
        assertThat(on.network.log()).containsExactly("1>9 INVITE", "9>1 180 INVITE", "1>9 PRACK", "9>1 200 PRACK");
        bob.incoming().answer(Phone.SDP);
        on.time.pass(100);
        alice.session().bye();
        assertThat(alice.told).startsWith("180 early", "answered");
        on.assertNothingIsLeft();
    }

    @Test
    void theRseqAndRackAgree() {
        var seen = new ArrayList<String>();
        on.network.drop(m -> {
            if (m instanceof SipResponse r && r.status() == 180) {
                seen.add(r.first(HeaderType.RSEQ).orElseThrow() + " 1 INVITE");
                assertThat(r.all(HeaderType.REQUIRE)).containsExactly("100rel");
            } else if (m instanceof SipRequest r && r.method().equals(SipMethod.PRACK)) {
                seen.add(r.text(HeaderName.RACK).orElseThrow());
            }
            return false;
        });
        bob.onInvite = ReliableProvisionalTest::ringReliably;
        alice.call(bob);
        on.time.pass(100);
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).isEqualTo(seen.get(1));
    }

    @Test
    void aLostReliableResponseIsRepeatedWithDoublingIntervalsAndIsToldOnce() {
        bob.onInvite = ReliableProvisionalTest::ringReliably;
        on.network.drop(m -> Network.brief(m).equals("PRACK"));
        alice.call(bob);
        on.time.pass(8000);
        assertThat(on.network.log().stream().filter("9>1 180 INVITE"::equals)).hasSize(5);
        assertThat(alice.told).containsExactly("180 early");
        on.network.dropNothing();
        on.time.pass(10_000);
        assertThat(on.network.log()).contains("9>1 200 PRACK");
    }

    @Test
    void aReliableResponseThatIsNeverAcknowledgedEndsTheCallWith504() {
        bob.onInvite = ReliableProvisionalTest::ringReliably;
        on.network.drop(m -> Network.brief(m).equals("PRACK"));
        alice.call(bob);
        on.time.pass(33_000);
        assertThat(bob.told).containsExactly("invite", "unreachable");
        assertThat(alice.told).containsExactly("180 early", "failed 504");
        on.assertNothingIsLeft();
    }

    @Test
    void aSecondReliableResponseWaitsForThePrackOfTheFirst() {
        bob.onInvite = call -> {
            ringReliably(call);
            call.progress(Phone.SDP);
        };
        alice.call(bob);
        on.time.pass(1000);
        assertThat(on.network.log())
                .containsExactly(
                        "1>9 INVITE",
                        "9>1 180 INVITE",
                        "1>9 PRACK",
                        "9>1 183 INVITE",
                        "9>1 200 PRACK",
                        "1>9 PRACK",
                        "9>1 200 PRACK");
        assertThat(alice.told).containsExactly("180 early", "183 early");
    }

    @Test
    void anAnswerWaitsForThePrackOfADescription() {
        bob.onInvite = call -> {
            call.reliably(true);
            call.progress(Phone.SDP);
            assertThat(call.answer(Phone.SDP)).isTrue();
            assertThat(call.reject(486)).isFalse();
        };
        alice.call(bob);
        on.time.pass(1000);
        assertThat(on.network.log())
                .containsExactly(
                        "1>9 INVITE", "9>1 183 INVITE", "1>9 PRACK", "9>1 200 PRACK", "9>1 200 INVITE", "1>9 ACK");
        assertThat(bob.told).containsExactly("invite", "acked");
        assertThat(alice.told).containsExactly("183 early", "answered");
    }

    @Test
    void aCallCancelledWhileItsAnswerWaitsIsCancelled() {
        bob.onInvite = call -> {
            call.reliably(true);
            call.progress(Phone.SDP);
            call.answer(Phone.SDP);
        };
        on.network.drop(m -> Network.brief(m).equals("PRACK"));
        InviteClient call = alice.call(bob);
        on.time.pass(100);
        call.cancel();
        on.time.pass(100);
        assertThat(bob.told).containsExactly("invite", "cancelled by CANCEL");
        assertThat(alice.told).containsExactly("183 early", "failed 487");
        on.time.pass(40_000);
        on.network.dropNothing();
        on.assertNothingIsLeft();
    }

    @Test
    void anAnswerDoesNotWaitForARingTone() {
        bob.onInvite = call -> {
            ringReliably(call);
            call.answer(Phone.SDP);
        };
        alice.call(bob);
        on.time.pass(1000);
        assertThat(bob.told).containsExactly("invite", "acked");
        assertThat(on.network.log().subList(0, 3)).containsExactly("1>9 INVITE", "9>1 180 INVITE", "9>1 200 INVITE");
    }

    @Test
    void anOfferInAReliableResponseIsAnsweredInThePrack() {
        bob.onInvite = call -> {
            call.reliably(true);
            call.progress(Phone.SDP);
        };
        SipRequest bare = alice.invitation(bob).edit().noBody().build();
        InviteClient call = alice.stack.invite(bare, alice);
        on.time.pass(100);
        assertThat(on.network.log()).doesNotContain("1>9 PRACK");
        call.prack(alice.session(), alice.response(), Phone.SDP);
        on.time.pass(100);
        assertThat(bob.told).containsExactly("invite", "prack with body");
        bob.incoming().send(bob.incoming().response(200).build());
        on.time.pass(100);
        assertThat(alice.told).containsExactly("183 early", "answered");
        assertThat(bob.told).endsWith("acked");
    }

    @Test
    void aCallerThatDoesNotKnowHowIsRungTheOldWay() {
        bob.onInvite = ReliableProvisionalTest::ringReliably;
        SipRequest plain =
                alice.invitation(bob).edit().set(HeaderName.SUPPORTED, "timer").build();
        alice.stack.invite(plain, alice);
        on.time.pass(1000);
        assertThat(on.network.log()).containsExactly("1>9 INVITE", "9>1 180 INVITE");
    }

    @Test
    void aCallerThatRequiresItIsRungReliablyUnasked() {
        bob.onInvite = InviteServer::ring;
        SipRequest strict =
                alice.invitation(bob).edit().add(HeaderName.REQUIRE, "100rel").build();
        alice.stack.invite(strict, alice);
        on.time.pass(1000);
        assertThat(on.network.log()).contains("1>9 PRACK");
    }

    @Test
    void aPrackForNothingIsAnswered481() {
        bob.onInvite = ReliableProvisionalTest::ringReliably;
        alice.call(bob);
        on.time.pass(100);
        Session early = alice.session();
        early.send(
                early.request(SipMethod.PRACK)
                        .add(HeaderName.RACK, "4711 1 INVITE")
                        .build(),
                alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("180 early", "failed 481");
    }

    @Test
    void anUpdateWithAnOfferMayFollowAReliableAnswerInTheEarlyDialog() {
        bob.onInvite = call -> {
            call.reliably(true);
            call.progress(Phone.SDP);
        };
        alice.call(bob);
        on.time.pass(100);
        alice.session().update(u -> u.body(org.hookswitch.sip.MediaType.SDP, Phone.SDP), alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("183 early", "succeeded 200");
        assertThat(bob.told).containsExactly("invite", "update");
    }

    @Test
    void anUpdateWithAnOfferMustNotFollowAnUnreliableAnswer() {
        bob.onInvite = call -> call.progress(Phone.SDP);
        alice.call(bob);
        on.time.pass(100);
        alice.session().update(u -> u.body(org.hookswitch.sip.MediaType.SDP, Phone.SDP), alice);
        assertThat(alice.told).isEqualTo(List.of("183 early", "failed 491"));
    }
}
