package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens within a session: RFC 3261 §12.2, §14, RFC 3311. */
class SessionTest {

    private final TwoPhones on = new TwoPhones();
    private final Phone alice = on.alice;
    private final Phone bob = on.bob;

    @BeforeEach
    void connect() {
        on.connect();
    }

    @Test
    void aReinviteIsAnsweredAndAcknowledged() {
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(100);
        assertThat(on.network.log()).containsExactly("1>9 INVITE", "9>1 200 INVITE", "1>9 ACK");
        assertThat(bob.told).containsExactly("reinvite", "acked");
        assertThat(alice.told).containsExactly("answered");
        alice.session().bye();
        on.assertNothingIsLeft();
    }

    @Test
    void theCalleeMayReinviteToo() {
        bob.session().reinvite(Phone.SDP, bob);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("reinvite", "acked");
        assertThat(bob.told).containsExactly("answered");
    }

    @Test
    void aRefusedReinviteLeavesTheSessionAsItWas() {
        bob.onReinvite = invite -> invite.reject(488);
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("failed 488");
        assertThat(alice.session().isUp()).isTrue();
        assertThat(bob.session().isUp()).isTrue();
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("failed 488", "failed 488");
    }

    @Test
    void aReinviteWithoutABodyAsksForAnOfferAndItsAckHasTheAnswer() {
        InviteClient change = alice.session().reinvite(invite -> {}, alice);
        on.time.pass(100);
        change.ack(alice.session(), Phone.SDP);
        on.time.pass(100);
        assertThat(bob.told).containsExactly("reinvite", "acked with body");
        assertThat(alice.session().isUp()).isTrue();
    }

    @Test
    void aReinviteMayBeCancelledAndTheSessionGoesOn() {
        bob.onReinvite = InviteServer::ring;
        InviteClient change = alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(100);
        change.cancel();
        on.time.pass(100);
        assertThat(bob.told).containsExactly("reinvite", "cancelled by CANCEL");
        assertThat(alice.told).containsExactly("180 early", "failed 487");
        assertThat(alice.session().isUp()).isTrue();
        bob.onReinvite = invite -> invite.answer(Phone.SDP);
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(100);
        assertThat(alice.told).endsWith("answered");
        alice.session().bye();
        on.assertNothingIsLeft();
    }

    @Test
    void twoReinvitesThatMeetAreBothRefusedWith491AndTheTimesToTryAgainDiffer() {
        var again = new ArrayList<String>();
        alice.session().reinvite(Phone.SDP, alice);
        bob.session().reinvite(Phone.SDP, bob);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("failed 491");
        assertThat(bob.told).containsExactly("failed 491");
        alice.session().afterGlare(() -> {
            again.add("alice");
            alice.session().reinvite(Phone.SDP, alice);
        });
        bob.session().afterGlare(() -> {
            again.add("bob");
            bob.session().reinvite(Phone.SDP, bob);
        });
        on.time.pass(2050);
        assertThat(again).containsExactly("bob");
        assertThat(bob.told).containsExactly("failed 491", "answered");
        on.time.pass(2000);
        assertThat(again).containsExactly("bob", "alice");
        assertThat(alice.told).endsWith("answered");
        alice.session().bye();
        on.assertNothingIsLeft();
    }

    @Test
    void theTimeAfterGlareIsNotToldWhenTheSessionEndedBefore() {
        var again = new ArrayList<String>();
        alice.session().afterGlare(() -> again.add("alice"));
        alice.session().bye();
        on.time.pass(10_000);
        assertThat(again).isEmpty();
    }

    @Test
    void aSecondChangeWhileOneIsUnderWayIsNotSent() {
        bob.onReinvite = invite -> {};
        alice.session().reinvite(Phone.SDP, alice);
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(50);
        assertThat(alice.told).containsExactly("failed 491");
        assertThat(alice.failure).isInstanceOf(Failure.NotSent.class);
        alice.session().update(update -> update.body(MediaType.SDP, Phone.SDP), alice);
        assertThat(alice.told).containsExactly("failed 491", "failed 491");
        assertThat(on.network.log().stream().filter("1>9 INVITE"::equals)).hasSize(1);
    }

    @Test
    void aChangeWhileWeOweAnAnswerIsNotSent() {
        bob.onReinvite = invite -> {};
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(50);
        bob.session().reinvite(Phone.SDP, bob);
        assertThat(bob.told).containsExactly("reinvite", "failed 491");
    }

    @Test
    void aPeerThatReinvitesAgainBeforeItsFirstIsAnsweredGets500WithRetryAfter() {
        bob.onReinvite = invite -> {};
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(50);
        SipRequest second = alice.session()
                .request(SipMethod.INVITE)
                .body(MediaType.SDP, Phone.SDP)
                .build();
        var seen = new ArrayList<String>();
        on.network.drop(m -> {
            m.headers().text(HeaderName.RETRY_AFTER).ifPresent(t -> seen.add(m.startLine()));
            return false;
        });
        alice.session().dialog().send(second.edit().build(), ResponseHandler.IGNORE);
        on.time.pass(50);
        assertThat(seen).containsExactly("SIP/2.0 500 Server Internal Error");
        assertThat(bob.told).containsExactly("reinvite");
    }

    @Test
    void aByeEndsASessionWhoseChangeIsUnderWayAndTheChangeIsAnswered487() {
        bob.onReinvite = invite -> {};
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(100);
        alice.session().bye();
        on.time.pass(100);
        assertThat(bob.told).containsExactly("reinvite", "ended by peer");
        assertThat(on.network.log()).contains("9>1 487 INVITE", "9>1 200 BYE");
        assertThat(alice.told).containsExactlyInAnyOrder("failed 487", "ended by us");
        assertThat(bob.change().answer(Phone.SDP)).isFalse();
        on.assertNothingIsLeft();
    }

    @Test
    void aByeThatMeetsAReinviteEndsTheSessionOnBothSides() {
        alice.session().reinvite(Phone.SDP, alice);
        bob.session().bye();
        on.time.pass(1000);
        assertThat(alice.told).contains("ended by peer");
        assertThat(bob.told).containsExactly("ended by us");
        on.assertNothingIsLeft();
    }

    @Test
    void anUpdateIsAnsweredAndSoIsOneWithAnOffer() {
        alice.session().update(update -> {}, alice);
        on.time.pass(100);
        bob.session().update(update -> update.body(MediaType.SDP, Phone.SDP), bob);
        on.time.pass(100);
        assertThat(bob.told).containsExactly("update", "succeeded 200");
        assertThat(alice.told).containsExactly("succeeded 200", "update");
    }

    @Test
    void twoUpdatesWithOffersThatMeetAreRefusedWith491() {
        alice.session().update(update -> update.body(MediaType.SDP, Phone.SDP), alice);
        bob.session().update(update -> update.body(MediaType.SDP, Phone.SDP), bob);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("failed 491");
        assertThat(bob.told).containsExactly("failed 491");
        assertThat(alice.session().isUp()).isTrue();
    }

    @Test
    void anUpdateMovesTheRemoteTarget() {
        bob.session()
                .update(
                        update -> update.set(HeaderType.CONTACT, Contact.of(SipUri.of("bob", "192.0.2.77", 5062))),
                        bob);
        on.time.pass(100);
        assertThat(alice.session().dialog().remoteTarget().toString()).isEqualTo("sip:bob@192.0.2.77:5062");
        alice.session().bye();
        on.time.pass(10);
        assertThat(on.network.log()).endsWith("1>77 BYE");
    }

    @Test
    void otherRequestsWithinTheSessionReachTheHandlerInOrder() {
        Session session = alice.session();
        session.send(
                session.request(SipMethod.INFO).body(MediaType.TEXT_PLAIN, "5").build(), alice);
        session.send(
                session.request(SipMethod.REFER)
                        .add(HeaderName.REFER_TO, "<sip:carol@192.0.2.5>")
                        .build(),
                alice);
        on.time.pass(100);
        assertThat(bob.told).containsExactly("in session INFO", "in session REFER");
        assertThat(alice.told).containsExactly("succeeded 200", "succeeded 200");
    }

    @Test
    void aRequestThatOvertookALaterOneIsOutOfOrder() {
        Session session = alice.session();
        SipRequest first = session.request(SipMethod.INFO).build();
        SipRequest second = session.request(SipMethod.INFO).build();
        session.send(second, alice);
        session.send(first, alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("succeeded 200", "failed 500");
        assertThat(bob.told).containsExactly("in session INFO");
    }

    @Test
    void aSecondRequestWithTheSameNumberIsOutOfOrderToo() {
        Session session = alice.session();
        SipRequest info = session.request(SipMethod.INFO).build();
        session.send(info, alice);
        session.send(info, alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("succeeded 200", "failed 500");
    }

    @Test
    void aSessionThatIsOverIsNotKeptByTransactionsThatLinger() {
        var gone = new WeakReference<>(alice.session());
        alice.session().bye();
        on.time.pass(100);
        assertThat(alice.stack.transactions().clientCount()).isPositive();
        alice.session = null;
        for (int i = 0; i < 100 && gone.get() != null; i++) {
            System.gc();
        }
        assertThat(gone.get()).isNull();
    }

    @Test
    void aRequestForADialogThatDoesNotExistIsAnswered481() {
        Session session = alice.session();
        SipRequest stray = session.request(SipMethod.INFO).build();
        alice.stack.send(
                stray.edit()
                        .set(HeaderType.TO, stray.to().withParams(org.hookswitch.sip.Params.of("tag", "none")))
                        .build(),
                RequestOptions.NONE,
                alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("failed 481");
        assertThat(bob.told).isEmpty();
    }

    @Test
    void a481WithinTheSessionEndsIt() {
        bob.stack.forget(bob.session().dialog());
        alice.session().update(update -> {}, alice);
        on.time.pass(1000);
        assertThat(alice.told).containsExactly("failed 481", "lost UNKNOWN_TO_PEER");
        assertThat(on.network.log()).contains("1>9 BYE");
    }

    @Test
    void aPeerThatNoLongerAnswersEndsTheSession() {
        on.network.drop(m -> true);
        alice.session().update(update -> {}, alice);
        on.time.pass(33_000);
        assertThat(alice.told).containsExactly("failed 408", "lost SILENT_PEER");
        on.time.pass(40_000);
        assertThat(alice.hasNothingLeft()).as(alice.leftovers()).isTrue();
    }

    @Test
    void afterTheEndNothingIsSent() {
        Session ended = alice.session();
        ended.bye();
        on.time.pass(1000);
        on.network.forget();
        ended.update(update -> {}, alice);
        ended.reinvite(Phone.SDP, alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("ended by us", "failed 481", "failed 481");
        assertThat(on.network.log()).isEmpty();
    }

    @Test
    void withoutAHandlerAChangeIsRefusedAndAnInfoIsNotAllowed() {
        bob.session().handler(SessionHandler.NONE);
        alice.session().reinvite(Phone.SDP, alice);
        on.time.pass(100);
        Session session = alice.session();
        session.send(session.request(SipMethod.INFO).build(), alice);
        session.send(session.request(SipMethod.OPTIONS).build(), alice);
        session.update(update -> {}, alice);
        on.time.pass(100);
        assertThat(alice.told).containsExactly("failed 488", "failed 405", "succeeded 200", "succeeded 200");
    }

    @Test
    void aSessionIsFoundByTheNameOfItsDialog() {
        DialogId id = bob.session().dialog().id();
        assertThat(bob.stack.session(id)).contains(bob.session());
        assertThat(bob.stack.session(id.seenByPeer())).isEmpty();
    }

    @Test
    void theDialogOfBothSidesAgrees() {
        DialogId alices = alice.session().dialog().id();
        DialogId bobs = bob.session().dialog().id();
        assertThat(alices).isEqualTo(bobs.seenByPeer());
        assertThat(List.of(
                        alice.session().dialog().initiator(),
                        bob.session().dialog().initiator()))
                .containsExactly(true, false);
    }
}
