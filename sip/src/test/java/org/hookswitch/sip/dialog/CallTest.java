package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.junit.jupiter.api.Test;

/** Calls from INVITE to BYE, by both their ends: RFC 3261 §13, §15, §9. */
class CallTest {

    private final TwoPhones on = new TwoPhones();
    private final Phone alice = on.alice;
    private final Phone bob = on.bob;

    @Test
    void aCallIsPlacedRungAnsweredAndHungUpByTheCaller() {
        bob.onInvite = InviteServer::ring;
        alice.call(bob);
        on.time.pass(1000);
        bob.incoming().answer(Phone.SDP);
        on.time.pass(1000);
        assertThat(alice.session().isUp()).isTrue();
        assertThat(bob.session().isUp()).isTrue();
        alice.session().bye();
        on.time.pass(1000);
        assertThat(alice.told).containsExactly("180 early", "answered", "ended by us");
        assertThat(bob.told).containsExactly("invite", "acked", "ended by peer");
        assertThat(on.network.log())
                .containsExactly("1>9 INVITE", "9>1 180 INVITE", "9>1 200 INVITE", "1>9 ACK", "1>9 BYE", "9>1 200 BYE");
        on.assertNothingIsLeft();
    }

    @Test
    void theCalleeMayHangUpToo() {
        on.connect();
        bob.session().bye(bye -> bye.add(HeaderName.REASON, "Q.850;cause=16"));
        on.time.pass(1000);
        assertThat(bob.told).containsExactly("ended by us");
        assertThat(alice.ending)
                .isInstanceOfSatisfying(
                        Ending.ByPeer.class,
                        by -> assertThat(by.bye().text(HeaderName.REASON)).contains("Q.850;cause=16"));
        on.assertNothingIsLeft();
    }

    @Test
    void bothHangUpAtOnceAndBothByesAreAnswered() {
        on.connect();
        alice.session().bye();
        bob.session().bye();
        on.time.pass(1000);
        assertThat(alice.told).containsExactly("ended by us");
        assertThat(bob.told).containsExactly("ended by us");
        assertThat(on.network.log()).containsExactlyInAnyOrder("1>9 BYE", "9>1 BYE", "9>1 200 BYE", "1>9 200 BYE");
        on.assertNothingIsLeft();
    }

    @Test
    void aRejectedCallLeavesNothing() {
        bob.onInvite = call -> call.reject(486);
        alice.call(bob);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("failed 486");
        assertThat(on.network.log()).containsExactly("1>9 INVITE", "9>1 486 INVITE", "1>9 ACK");
        on.assertNothingIsLeft();
    }

    @Test
    void aRejectionMayCarryMore() {
        bob.onInvite = call -> call.reject(302, r -> r.add(HeaderName.DIVERSION, "<sip:bob@192.0.2.9>"));
        alice.call(bob);
        on.time.pass(100);
        assertThat(alice.failure)
                .isInstanceOfSatisfying(
                        Failure.Rejected.class,
                        rejected -> assertThat(rejected.response().headers().has(HeaderName.DIVERSION))
                                .isTrue());
    }

    @Test
    void aCallThatNobodyAnswersTimesOut() {
        on.network.drop(message -> true);
        alice.call(bob);
        on.time.pass(32_000);
        assertThat(alice.told).containsExactly("failed 408");
        assertThat(alice.failure).isInstanceOf(Failure.TimedOut.class);
        on.assertNothingIsLeft();
    }

    @Test
    void aCancelledCallEndsWith487OnBothSides() {
        bob.onInvite = InviteServer::ring;
        InviteClient call = alice.call(bob);
        on.time.pass(1000);
        assertThat(call.cancel(HeaderField.of(HeaderName.REASON, "SIP;cause=200")))
                .isTrue();
        on.time.pass(1000);
        assertThat(alice.told).containsExactly("180 early", "failed 487");
        assertThat(alice.failure).isInstanceOf(Failure.Cancelled.class);
        assertThat(bob.told).containsExactly("invite", "cancelled by CANCEL");
        assertThat(on.network.log())
                .containsExactly(
                        "1>9 INVITE", "9>1 180 INVITE", "1>9 CANCEL", "9>1 200 CANCEL", "9>1 487 INVITE", "1>9 ACK");
        assertThat(bob.incoming().answer(Phone.SDP)).isFalse();
        on.assertNothingIsLeft();
    }

    @Test
    void aCallCancelledBeforeAnyResponseIsCancelledWhenThe100Comes() {
        InviteClient call = alice.call(bob);
        assertThat(call.cancel()).isTrue();
        on.time.pass(1000);
        assertThat(on.network.log())
                .containsExactly(
                        "1>9 INVITE", "9>1 100 INVITE", "1>9 CANCEL", "9>1 200 CANCEL", "9>1 487 INVITE", "1>9 ACK");
        assertThat(alice.told).containsExactly("failed 487");
        on.assertNothingIsLeft();
    }

    @Test
    void aHandlerSetAfterTheCancelHearsOfItAtOnce() {
        alice.call(bob);
        var silent = new InviteServer[1];
        var phone = new Phone("carol", "192.0.2.5", on.network, on.time);
        var stack = SipStack.builder(new SipListener() {
                    @Override
                    public void invite(InviteServer call) {
                        silent[0] = call;
                    }

                    @Override
                    public void request(org.hookswitch.sip.transaction.ServerTransaction transaction) {}
                })
                .transport(on.network.port("192.0.2.6"))
                .wheel(on.time.wheel())
                .build();
        InviteClient call = phone.stack.invite(
                phone.stack
                        .request(SipMethod.INVITE, SipUri.of("dora", "192.0.2.6"), phone.who(), alice.who())
                        .body(MediaType.SDP, Phone.SDP)
                        .build(),
                phone);
        on.time.pass(500);
        call.cancel();
        on.time.pass(500);
        silent[0].handler(bob);
        assertThat(bob.told).contains("cancelled by CANCEL");
        assertThat(stack.dialogCount()).isZero();
    }

    @Test
    void anAnswerThatCrossesTheCancelIsAcknowledgedAndHungUp() {
        bob.onInvite = InviteServer::ring;
        InviteClient call = alice.call(bob);
        on.time.pass(1000);
        assertThat(call.cancel()).isTrue();
        assertThat(bob.incoming().answer(Phone.SDP)).isTrue();
        on.time.pass(1000);
        assertThat(on.network.log().subList(2, on.network.log().size()))
                .containsExactlyInAnyOrder(
                        "1>9 CANCEL", "9>1 200 INVITE", "9>1 200 CANCEL", "1>9 ACK", "1>9 BYE", "9>1 200 BYE");
        assertThat(alice.told).containsExactly("180 early", "failed 487");
        assertThat(bob.told).containsExactly("invite", "acked", "ended by peer");
        on.assertNothingIsLeft();
    }

    @Test
    void aCallThatWasAnsweredCannotBeCancelled() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        InviteClient call = alice.call(bob);
        on.time.pass(100);
        assertThat(call.cancel()).isFalse();
        assertThat(alice.session().isUp()).isTrue();
    }

    @Test
    void aCallerMayGiveUpAnEarlyDialogByBye() {
        bob.onInvite = InviteServer::ring;
        alice.call(bob);
        on.time.pass(1000);
        Session early = alice.session();
        early.dialog().send(early.request(SipMethod.BYE).build(), alice);
        on.time.pass(1000);
        assertThat(bob.told).containsExactly("invite", "cancelled by BYE");
        assertThat(alice.told).contains("succeeded 200", "failed 487");
        on.assertNothingIsLeft();
    }

    @Test
    void aLostAnswerIsRepeatedAndALostAckToo() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        on.network.drop(m -> (Network.brief(m).equals("200 INVITE") && on.time.millis() < 400)
                || (Network.brief(m).equals("ACK") && on.time.millis() < 1000));
        alice.call(bob);
        on.time.pass(5000);
        assertThat(on.network.log())
                .containsExactly(
                        "1>9 INVITE",
                        "9>1 200 INVITE",
                        "1>9 INVITE",
                        "9>1 200 INVITE",
                        "1>9 ACK",
                        "9>1 200 INVITE",
                        "1>9 ACK");
        assertThat(alice.told).containsExactly("answered");
        assertThat(bob.told).containsExactly("invite", "acked");
    }

    @Test
    void everyRepeatedAckIsTheSame() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        var acks = new java.util.ArrayList<String>();
        on.network.drop(m -> {
            if (m instanceof SipRequest r && r.method().equals(SipMethod.ACK)) {
                acks.add(r.toString());
                return acks.size() < 4;
            }
            return false;
        });
        alice.call(bob);
        on.time.pass(10_000);
        assertThat(acks).hasSize(4);
        assertThat(acks.stream().distinct()).hasSize(1);
    }

    @Test
    void anAnswerThatIsNeverAcknowledgedEndsTheSessionWithABye() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        on.network.drop(m -> Network.brief(m).equals("ACK"));
        alice.call(bob);
        on.time.pass(31_990);
        assertThat(bob.told).containsExactly("invite");
        on.time.pass(1000);
        assertThat(bob.told).containsExactly("invite", "lost NOT_ACKNOWLEDGED");
        assertThat(alice.told).containsExactly("answered", "ended by peer");
        assertThat(on.network.log()).endsWith("9>1 BYE", "1>9 200 BYE");
        on.assertNothingIsLeft();
    }

    @Test
    void theCalleesByeWaitsForTheAck() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        on.network.drop(m -> Network.brief(m).equals("ACK") && on.time.millis() < 800);
        alice.call(bob);
        on.time.pass(100);
        bob.session().bye();
        on.time.pass(300);
        assertThat(on.network.log()).doesNotContain("9>1 BYE");
        on.time.pass(2000);
        assertThat(on.network.log()).endsWith("1>9 ACK", "9>1 BYE", "1>9 200 BYE");
        assertThat(bob.told).containsExactly("invite", "ended by us");
        on.assertNothingIsLeft();
    }

    @Test
    void aByeWithoutAnAckToWaitForAnyLongerIsSentWhenTheAckIsGivenUp() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        on.network.drop(m -> Network.brief(m).equals("ACK"));
        alice.call(bob);
        on.time.pass(100);
        bob.session().bye();
        on.time.pass(33_000);
        assertThat(bob.told).containsExactly("invite", "lost NOT_ACKNOWLEDGED");
        assertThat(alice.told).containsExactly("answered", "ended by peer");
        on.assertNothingIsLeft();
    }

    @Test
    void aByeThatCrossesARepeatedAnswerStopsTheRepetition() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        on.network.drop(m -> Network.brief(m).equals("ACK"));
        alice.call(bob);
        on.time.pass(100);
        alice.session().bye();
        on.time.pass(5000);
        assertThat(bob.told).containsExactly("invite", "ended by peer");
        assertThat(on.network.log().stream().filter("9>1 200 INVITE"::equals)).hasSize(1);
        on.assertNothingIsLeft();
    }

    @Test
    void aByeThatIsNeverAnsweredEndsTheSessionAllTheSame() {
        on.connect();
        on.network.drop(m -> Network.brief(m).equals("200 BYE"));
        alice.session().bye();
        on.time.pass(40_000);
        assertThat(alice.told).containsExactly("ended by us unheard");
        on.assertNothingIsLeft();
    }

    @Test
    void aByeAfterTheSessionEndedDoesNothing() {
        on.connect();
        bob.session().bye();
        on.time.pass(1000);
        on.network.forget();
        alice.session().bye();
        bob.session().bye();
        on.time.pass(1000);
        assertThat(on.network.log()).isEmpty();
    }

    @Test
    void aCallWithoutAnOfferGetsOneInTheAnswerAndAnswersItInTheAck() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        SipRequest bare = alice.invitation(bob).edit().noBody().build();
        InviteClient call = alice.stack.invite(bare, alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("answered");
        assertThat(on.network.log()).doesNotContain("1>9 ACK");
        call.ack(alice.session(), Phone.SDP);
        call.ack(alice.session(), Phone.SDP);
        on.time.pass(100);
        assertThat(bob.told).containsExactly("invite", "acked with body");
        assertThat(on.network.log().stream().filter("1>9 ACK"::equals)).hasSize(1);
    }

    @Test
    void aHandlerSetAfterTheEndHearsOfItAtOnce() {
        on.connect();
        Session bobs = bob.session();
        bobs.handler(SessionHandler.NONE);
        alice.session().bye();
        on.time.pass(100);
        assertThat(bob.told).isEmpty();
        bobs.handler(bob);
        assertThat(bob.told).containsExactly("ended by peer");
        bobs.handler(bob);
        assertThat(bob.told).containsExactly("ended by peer");
    }

    @Test
    void aCallThatRingsForLongHasIts180RepeatedEveryMinute() {
        bob.onInvite = InviteServer::ring;
        alice.call(bob);
        on.time.pass(185_000);
        assertThat(on.network.log().stream().filter("9>1 180 INVITE"::equals)).hasSize(4);
        bob.incoming().reject(480);
        on.assertNothingIsLeft();
    }

    @Test
    void a100IsSentForACalleeThatThinks() {
        alice.call(bob);
        on.time.pass(1000);
        assertThat(on.network.log()).containsExactly("1>9 INVITE", "9>1 100 INVITE");
        assertThat(alice.told).isEmpty();
    }

    @Test
    void aListenerThatFailsHasThe500SentForIt() {
        bob.onInvite = call -> {
            throw new IllegalStateException("on purpose");
        };
        alice.call(bob);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("failed 500");
        on.assertNothingIsLeft();
    }

    @Test
    void aCallToANameThatCannotBeResolvedFailsWithoutBeingSent() {
        SipRequest lost = alice.invitation(bob)
                .edit()
                .uri(org.hookswitch.sip.Uri.parse("tel:+15551234").orElseThrow())
                .build();
        alice.stack.invite(lost, alice);
        on.time.pass(10);
        assertThat(alice.told).containsExactly("failed 503");
        assertThat(alice.failure).isInstanceOf(Failure.Unreachable.class);
        assertThat(on.network.log()).isEmpty();
        on.assertNothingIsLeft();
    }

    @Test
    void anInviteHasWhatAnInviteNeeds() {
        var sent = new SipRequest[1];
        bob.onInvite = call -> sent[0] = call.request();
        alice.call(bob);
        on.time.pass(100);
        SipRequest invite = sent[0];
        assertThat(invite.fromTag()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(invite.toTag()).isEmpty();
        assertThat(invite.first(HeaderType.MAX_FORWARDS)).contains(70);
        assertThat(invite.contact().orElseThrow().toString()).isEqualTo("<sip:alice@192.0.2.1:5060>");
        assertThat(invite.all(HeaderType.ALLOW)).contains("INVITE", "UPDATE", "PRACK");
        assertThat(invite.all(HeaderType.SUPPORTED)).containsExactly("100rel", "timer");
        assertThat(invite.first(HeaderType.USER_AGENT)).contains("alice");
        assertThat(invite.topVia().rport()).isEqualTo(5060);
    }

    @Test
    void anAnswerHasWhatAnAnswerNeeds() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        alice.call(bob);
        on.time.pass(100);
        SipResponse ok = alice.response();
        assertThat(ok.contact().orElseThrow().toString()).isEqualTo("<sip:bob@192.0.2.9:5060>");
        assertThat(ok.toTag()).isNotEmpty();
        assertThat(ok.all(HeaderType.ALLOW)).contains("INVITE", "UPDATE");
        assertThat(ok.first(HeaderType.SERVER)).contains("bob");
        assertThat(ok.hasBody(MediaType.SDP)).isTrue();
    }

    @Test
    void onlyAnInviteOutsideADialogPlacesACall() {
        assertThatThrownBy(() -> alice.stack.invite(
                        alice.stack
                                .request(SipMethod.OPTIONS, SipUri.of("", "192.0.2.9"), alice.who(), bob.who())
                                .build(),
                        alice))
                .isInstanceOf(IllegalArgumentException.class);
        SipRequest inside = alice.invitation(bob);
        assertThatThrownBy(() -> alice.stack.invite(
                        inside.edit()
                                .set(HeaderType.TO, inside.to().withTag("x"))
                                .build(),
                        alice))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
