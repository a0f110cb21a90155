package org.hookswitch.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.TransportProtocol;
import org.junit.jupiter.api.Test;

/** RFC 3261 §17.2.1 and §9.2, RFC 6026 §7.1: figure 7, arrow by arrow. */
class InviteServerTest {

    private final TransactionFixture on = new TransactionFixture();
    private final SipRequest invite = Requests.incoming(SipMethod.INVITE, "z9hG4bKa");

    @Test
    void aUserThatSaysNothingFor200MillisecondsHasA100SentForIt() {
        on.receive(invite);
        on.time.pass(199);
        assertThat(on.wire.log()).isEmpty();
        on.time.pass(1);
        assertThat(on.wire.log()).containsExactly("200 100 INVITE");
        assertThat(on.wire.lastResponse().toTag()).isEmpty();
    }

    @Test
    void withoutADelayThe100GoesAtOnceAndBeforeAnythingElse() {
        TransactionFixture prompt = TransactionFixture.with(TimerValues.DEFAULT.withTryingDelay(0));
        prompt.receive(invite).respond(180);
        assertThat(prompt.wire.log()).containsExactly("0 100 INVITE", "0 180 INVITE");
    }

    @Test
    void aUserThatIsQuickerSendsIts180InsteadOfThe100() {
        on.receive(invite).respond(180);
        on.time.pass(1000);
        assertThat(on.wire.log()).containsExactly("0 180 INVITE");
    }

    @Test
    void aRepeatedInviteIsAnsweredWithTheLastProvisionalResponseAndIsNoNewRequest() {
        ServerTransaction call = on.receive(invite);
        on.wire.receive(invite);
        assertThat(on.wire.log()).isEmpty();
        call.respond(180);
        on.wire.receive(invite);
        call.respond(183);
        on.wire.receive(invite);
        assertThat(on.wire.log()).containsExactly("0 180 INVITE", "0 180 INVITE", "0 183 INVITE", "0 183 INVITE");
        assertThat(on.requests).hasSize(1);
    }

    @Test
    void everyResponseButThe100HasTheSameToTag() {
        ServerTransaction call = on.receive(invite);
        call.respond(180);
        String tag = on.wire.lastResponse().toTag();
        assertThat(tag).isNotEmpty().isEqualTo(call.toTag());
        call.respond(486, "Busy Everywhere In This House");
        assertThat(on.wire.lastResponse().toTag()).isEqualTo(tag);
    }

    @Test
    void aSuccessIsSentOnceAndTheTransactionAbsorbsRepeatedInvitesUntilTimerL() {
        ServerTransaction call = on.receive(invite);
        call.respond(200);
        assertThat(call.state()).isEqualTo(TransactionState.ACCEPTED);
        on.time.pass(1000);
        on.wire.receive(invite);
        on.time.pass(30_990);
        on.wire.receive(invite);
        assertThat(on.wire.log()).containsExactly("0 200 INVITE");
        on.time.pass(10);
        assertThat(on.nothingIsLeft()).isTrue();
        assertThat(on.requests).hasSize(1);
    }

    @Test
    void theUserMayRepeatItsSuccessAndNothingElse() {
        ServerTransaction call = on.receive(invite);
        assertThat(call.respond(200)).isTrue();
        on.time.pass(500);
        assertThat(call.respond(200)).isTrue();
        assertThat(call.respond(180)).isFalse();
        assertThat(call.respond(486)).isFalse();
        assertThat(on.wire.log()).containsExactly("0 200 INVITE", "500 200 INVITE");
    }

    @Test
    void anAckThatHasTheInvitesBranchIsTheUsersAfterASuccess() {
        on.receive(invite).respond(200);
        on.wire.receive(Requests.as(SipMethod.ACK, invite));
        assertThat(on.acks).hasSize(1);
    }

    @Test
    void anAckWithABranchOfItsOwnIsTheUsers() {
        on.receive(invite).respond(200);
        on.wire.receive(Requests.incoming(SipMethod.ACK, "z9hG4bKack"));
        assertThat(on.acks).hasSize(1);
    }

    @Test
    void aFailureIsRetransmittedByTimerGUntilTimerHGivesUp() {
        on.receive(invite).respond(486);
        on.time.pass(60_000);
        assertThat(on.wire.log())
                .containsExactly(
                        "0 486 INVITE",
                        "500 486 INVITE",
                        "1500 486 INVITE",
                        "3500 486 INVITE",
                        "7500 486 INVITE",
                        "11500 486 INVITE",
                        "15500 486 INVITE",
                        "19500 486 INVITE",
                        "23500 486 INVITE",
                        "27500 486 INVITE",
                        "31500 486 INVITE");
        assertThat(on.told).containsExactly("0 INVITE", "32000 unacknowledged");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aRepeatedInviteAfterAFailureIsAnsweredWithTheFailure() {
        on.receive(invite).respond(486);
        on.time.pass(100);
        on.wire.receive(invite);
        assertThat(on.wire.log()).containsExactly("0 486 INVITE", "100 486 INVITE");
    }

    @Test
    void theAckOfAFailureEndsRetransmissionsAndRepeatedAcksAreAbsorbedUntilTimerI() {
        ServerTransaction call = on.receive(invite);
        call.respond(486);
        on.time.pass(100);
        on.wire.receive(Requests.as(SipMethod.ACK, invite));
        assertThat(call.state()).isEqualTo(TransactionState.CONFIRMED);
        on.time.pass(4990);
        on.wire.receive(Requests.as(SipMethod.ACK, invite));
        on.wire.receive(invite);
        on.time.pass(10);
        assertThat(on.wire.log()).containsExactly("0 486 INVITE");
        assertThat(on.acks).isEmpty();
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void anAckBeforeAnyFinalResponseChangesNothing() {
        ServerTransaction call = on.receive(invite);
        on.wire.receive(Requests.as(SipMethod.ACK, invite));
        assertThat(call.state()).isEqualTo(TransactionState.PROCEEDING);
        assertThat(on.acks).isEmpty();
    }

    @Test
    void overAReliableTransportAFailureIsSentOnceAndTheAckEndsTheTransaction() {
        TransactionFixture tcp = TransactionFixture.over(TransportProtocol.TCP);
        tcp.receive(invite).respond(486);
        tcp.time.pass(10_000);
        assertThat(tcp.wire.log()).containsExactly("0 486 INVITE");
        tcp.wire.receive(Requests.as(SipMethod.ACK, invite));
        assertThat(tcp.nothingIsLeft()).isTrue();
    }

    @Test
    void overAReliableTransportTimerHStillGivesUp() {
        TransactionFixture tcp = TransactionFixture.over(TransportProtocol.TCP);
        tcp.receive(invite).respond(486);
        tcp.time.pass(32_000);
        assertThat(tcp.told).containsExactly("0 INVITE", "32000 unacknowledged");
        assertThat(tcp.nothingIsLeft()).isTrue();
    }

    @Test
    void aTransportThatCannotSendDoesNotEndTheTransactionBeforeItsTime() {
        on.wire.breakDown();
        ServerTransaction call = on.receive(invite);
        call.respond(200);
        on.time.pass(1000);
        assertThat(call.state()).isEqualTo(TransactionState.ACCEPTED);
        on.time.pass(32_000);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aCancelIsAnsweredWithTheToTagOfTheInviteAndTheUserIsTold() {
        ServerTransaction call = on.receive(invite);
        on.wire.receive(Requests.as(SipMethod.CANCEL, invite));
        assertThat(on.wire.log()).containsExactly("0 200 CANCEL");
        assertThat(on.wire.lastResponse().toTag()).isEqualTo(call.toTag());
        assertThat(on.told).containsExactly("0 INVITE", "0 cancelled");
        call.respond(487);
        on.wire.receive(Requests.as(SipMethod.ACK, invite));
        on.time.pass(40_000);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aRepeatedCancelIsAnsweredAgainAndToldOnce() {
        on.receive(invite);
        on.wire.receive(Requests.as(SipMethod.CANCEL, invite));
        on.wire.receive(Requests.as(SipMethod.CANCEL, invite));
        assertThat(on.wire.log()).containsExactly("0 200 CANCEL", "0 200 CANCEL");
        assertThat(on.told).containsExactly("0 INVITE", "0 cancelled");
    }

    @Test
    void aCancelAfterTheFinalResponseIsAnsweredAndChangesNothing() {
        ServerTransaction call = on.receive(invite);
        call.respond(200);
        on.wire.receive(Requests.as(SipMethod.CANCEL, invite));
        assertThat(on.wire.log()).containsExactly("0 200 INVITE", "0 200 CANCEL");
        assertThat(on.told).containsExactly("0 INVITE");
    }

    @Test
    void aCancelForNothingIsAnsweredWith481() {
        on.wire.receive(Requests.as(SipMethod.CANCEL, invite));
        assertThat(on.wire.log()).containsExactly("0 481 CANCEL");
        assertThat(on.wire.lastResponse().toTag()).isNotEmpty();
        on.time.pass(32_000);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aCancelThatCameBeforeTheUserListenedIsToldWhenItListens() {
        TransactionFixture deaf = new TransactionFixture();
        var held = new ServerTransaction[1];
        var layer = new TransactionLayer(
                new TransactionUser() {
                    @Override
                    public void request(ServerTransaction transaction) {
                        held[0] = transaction;
                    }

                    @Override
                    public void ack(SipRequest ack, Flow source) {}
                },
                deaf.time.wheel(),
                TimerValues.DEFAULT,
                TransactionLimits.DEFAULT,
                () -> Instant.EPOCH);
        layer.request(invite, deaf.wire.toPeer());
        layer.request(Requests.as(SipMethod.CANCEL, invite), deaf.wire.toPeer());
        assertThat(deaf.told).isEmpty();
        held[0].listen(deaf);
        assertThat(deaf.told).containsExactly("0 cancelled");
    }
}
