package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipUri;
import org.junit.jupiter.api.Test;

/** One INVITE that reaches several: RFC 3261 §13.2.2.4. */
class ForkTest {

    private final PeerByHand on = new PeerByHand();
    private final Phone alice = on.alice;

    @Test
    void everyForkThatRingsHasAnEarlySessionOfItsOwn() {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 180, "one");
        Session first = alice.session();
        on.answer(invite, 180, "two");
        on.answer(invite, 180, "one");
        assertThat(alice.session()).isSameAs(first);
        assertThat(alice.told).containsExactly("180 early", "180 early", "180 early");
        assertThat(alice.stack.dialogCount()).isEqualTo(2);
    }

    @Test
    void theForkThatAnswersIsTheSessionAndTheOthersAreDroppedWhenNoMoreCanAnswer() {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 180, "one");
        on.answer(invite, 180, "two");
        on.answer(invite, 200, "two");
        assertThat(alice.session().dialog().id().remoteTag()).isEqualTo("two");
        assertThat(alice.stack.dialogCount()).isEqualTo(2);
        on.time.pass(32_000);
        assertThat(alice.stack.dialogCount()).isEqualTo(1);
        assertThat(alice.session().isUp()).isTrue();
    }

    @Test
    void aSecondForkThatAnswersIsAcknowledgedAndHungUp() {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 200, "one");
        on.wire.forget();
        on.answer(invite, 200, "two");
        assertThat(on.wire.log()).containsExactly("0 ACK", "0 BYE");
        SipRequest bye = on.wire.lastRequest();
        assertThat(bye.toTag()).isEqualTo("two");
        assertThat(bye.uri()).isEqualTo(SipUri.of("bob-two", "192.0.2.9", 5060));
        on.answer(bye, 200, "two");
        assertThat(alice.told).containsExactly("answered", "forked");
        assertThat(alice.session().dialog().id().remoteTag()).isEqualTo("one");
        alice.session().bye();
        on.answer(on.wire.lastRequest(), 200, "one");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aSecondForkMayBeKept() {
        alice.keepForks = true;
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 200, "one");
        on.answer(invite, 200, "two");
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 ACK", "0 ACK");
        assertThat(alice.stack.dialogCount()).isEqualTo(2);
    }

    @Test
    void aRepeatedAnswerOfEitherForkIsAcknowledgedAgainWithItsOwnAck() {
        alice.keepForks = true;
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 200, "one");
        on.answer(invite, 200, "two");
        on.wire.forget();
        on.answer(invite, 200, "one");
        assertThat(on.wire.lastRequest().toTag()).isEqualTo("one");
        on.answer(invite, 200, "two");
        assertThat(on.wire.lastRequest().toTag()).isEqualTo("two");
        assertThat(on.wire.log()).containsExactly("0 ACK", "0 ACK");
    }

    @Test
    void aRepeatedAnswerAfterTheSessionWasHungUpIsStillAcknowledged() {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 200, "one");
        alice.session().bye();
        on.answer(on.wire.lastRequest(), 200, "one");
        on.wire.forget();
        on.answer(invite, 200, "one");
        assertThat(on.wire.log()).containsExactly("0 ACK");
        assertThat(alice.told).containsExactly("answered", "ended by us");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void forksThatAnswerAfterTheCancelAreAllHungUp() {
        InviteClient call = on.call();
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 180, "one");
        call.cancel();
        on.answer(invite, 200, "one");
        on.answer(invite, 200, "two");
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 CANCEL", "0 ACK", "0 BYE", "0 ACK", "0 BYE");
        assertThat(alice.told).containsExactly("180 early", "failed 487");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void moreForksThanAnyCallHasAreNotFollowed() {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        for (int i = 0; i < 100; i++) {
            on.answer(invite, 180, "t" + i);
        }
        assertThat(alice.stack.dialogCount()).isEqualTo(32);
        on.answer(invite, 486, "t0");
        assertThat(alice.stack.dialogCount()).isZero();
    }

    @Test
    void aByeForAnEarlyForkFailsTheCallWhenItWasTheOnlyOne() {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 180, "one");
        SipRequest bye = Byes.fromCallee(invite, "one");
        on.wire.receive(bye);
        assertThat(alice.told).containsExactly("180 early", "failed 480");
        assertThat(alice.failure).isInstanceOf(Failure.HungUp.class);
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 200 BYE", "0 CANCEL");
        on.answer(on.sent(SipMethod.CANCEL), 481, "one");
        assertThat(on.nothingIsLeft()).isTrue();
    }
}
