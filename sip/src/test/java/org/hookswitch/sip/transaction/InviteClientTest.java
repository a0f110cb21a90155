package org.hookswitch.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.Via;
import org.hookswitch.sip.transport.TransportProtocol;
import org.junit.jupiter.api.Test;

/** RFC 3261 §17.1.1 and §9.1, RFC 6026 §7.2: figure 5 of the latter, arrow by arrow. */
class InviteClientTest {

    private final TransactionFixture on = new TransactionFixture();

    @Test
    void aCallingInviteIsRetransmittedByTimerAWithDoublingIntervalsUntilTimerBGivesUp() {
        on.send(SipMethod.INVITE);
        on.time.pass(100_000);
        assertThat(on.wire.log())
                .containsExactly(
                        "0 INVITE",
                        "500 INVITE",
                        "1500 INVITE",
                        "3500 INVITE",
                        "7500 INVITE",
                        "15500 INVITE",
                        "31500 INVITE");
        assertThat(on.told).containsExactly("32000 timed out", "32000 ended");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void everyRetransmissionIsTheSameMessage() {
        on.send(SipMethod.INVITE);
        on.time.pass(2000);
        assertThat(on.wire.sent().stream().map(s -> s.message().toString()).distinct())
                .hasSize(1);
    }

    @Test
    void aProvisionalResponseEndsRetransmissionsAndTheInviteMayThenRingForHours() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 180);
        assertThat(call.state()).isEqualTo(TransactionState.PROCEEDING);
        on.time.pass(3 * 3600_000L);
        on.answer(call, 183);
        assertThat(on.wire.log()).containsExactly("0 INVITE");
        assertThat(on.told).containsExactly("0 180", "10800000 183");
    }

    @Test
    void aSuccessFromCallingGoesToTheUserWithoutAnAckAndTheTransactionAcceptsFurtherOnesUntilTimerM() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 200);
        assertThat(call.state()).isEqualTo(TransactionState.ACCEPTED);
        on.time.pass(1000);
        on.answer(call, 200);
        on.time.pass(30_990);
        on.answer(call, 200);
        on.time.pass(10);
        on.answer(call, 200);
        assertThat(on.wire.log()).containsExactly("0 INVITE");
        assertThat(on.told).containsExactly("0 200", "1000 200", "31990 200", "32000 ended");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aSuccessOfAnotherForkIsPassedOnToo() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 180);
        on.wire.receive(Requests.response(call.request(), 200, "one"));
        on.wire.receive(Requests.response(call.request(), 200, "two"));
        assertThat(on.told).containsExactly("0 180", "0 200", "0 200");
    }

    @Test
    void anAcceptedTransactionHearsNoFailuresAndNoProvisionals() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 200);
        on.answer(call, 180);
        on.answer(call, 486);
        assertThat(on.told).containsExactly("0 200");
        assertThat(on.wire.log()).containsExactly("0 INVITE");
    }

    @Test
    void aFailureIsAcknowledgedByTheTransactionAndEachTimeItIsRepeatedUntilTimerD() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 486);
        on.time.pass(500);
        on.answer(call, 486);
        assertThat(call.state()).isEqualTo(TransactionState.COMPLETED);
        on.time.pass(31_490);
        on.answer(call, 486);
        on.time.pass(10);
        on.answer(call, 486);
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 ACK", "500 ACK", "31990 ACK");
        assertThat(on.told).containsExactly("0 486", "0 ended");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void theAckOfAFailureHasTheInvitesRequestUriTopViaRoutesFromCallIdAndCSeqNumberAndTheResponsesTo() {
        SipRequest invite = Requests.outgoing(SipMethod.INVITE)
                .edit()
                .add(HeaderType.ROUTE, NameAddr.of(SipUri.of("", "proxy.example.org")))
                .build();
        ClientTransaction call = on.layer.send(invite, on.wire.toPeer(), on);
        on.answer(call, 404);
        SipRequest ack = on.wire.lastRequest();
        SipRequest sent = call.request();
        assertThat(ack.method()).isEqualTo(SipMethod.ACK);
        assertThat(ack.uri()).isEqualTo(sent.uri());
        assertThat(ack.all(HeaderType.VIA)).containsExactly(sent.topVia());
        assertThat(ack.all(HeaderType.ROUTE)).isEqualTo(sent.all(HeaderType.ROUTE));
        assertThat(ack.from()).isEqualTo(sent.from());
        assertThat(ack.callId()).isEqualTo(sent.callId());
        assertThat(ack.toTag()).isEqualTo("to1");
        assertThat(ack.cseq().toString()).isEqualTo("1 ACK");
    }

    @Test
    void aFailureAfterRingingIsAcknowledgedToo() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 180);
        on.answer(call, 603);
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 ACK");
        assertThat(on.told).containsExactly("0 180", "0 603", "0 ended");
    }

    @Test
    void overAReliableTransportNothingIsRetransmittedAndAFailureEndsTheTransactionAtOnce() {
        TransactionFixture tcp = TransactionFixture.over(TransportProtocol.TCP);
        ClientTransaction call = tcp.send(SipMethod.INVITE);
        tcp.time.pass(20_000);
        assertThat(tcp.wire.log()).containsExactly("0 INVITE");
        tcp.answer(call, 486);
        assertThat(tcp.told).containsExactly("20000 486", "20000 ended");
        assertThat(tcp.nothingIsLeft()).isTrue();
    }

    @Test
    void overAReliableTransportTimerBStillGivesUp() {
        TransactionFixture tcp = TransactionFixture.over(TransportProtocol.TCP);
        tcp.send(SipMethod.INVITE);
        tcp.time.pass(40_000);
        assertThat(tcp.told).containsExactly("32000 timed out", "32000 ended");
        assertThat(tcp.nothingIsLeft()).isTrue();
    }

    @Test
    void aTransportThatCannotSendEndsACallingTransaction() {
        on.wire.breakDown();
        on.send(SipMethod.INVITE);
        assertThat(on.told).isEmpty();
        on.time.pass(10);
        assertThat(on.told).containsExactly("10 unreachable", "10 ended");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aCancelBeforeAnyResponseWaitsForAProvisionalOne() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        call.cancel();
        on.time.pass(600);
        assertThat(on.wire.log()).containsExactly("0 INVITE", "500 INVITE");
        on.answer(call, 100);
        assertThat(on.wire.log()).containsExactly("0 INVITE", "500 INVITE", "600 CANCEL");
    }

    @Test
    void aCancelAfterAProvisionalResponseGoesAtOnceWithTheInvitesBranchAndRoutes() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 180);
        call.cancel(HeaderField.of(HeaderName.REASON, "SIP;cause=200;text=\"Call completed elsewhere\""));
        SipRequest cancel = on.wire.lastRequest();
        assertThat(cancel.method()).isEqualTo(SipMethod.CANCEL);
        assertThat(cancel.topVia()).isEqualTo(call.request().topVia());
        assertThat(cancel.uri()).isEqualTo(call.request().uri());
        assertThat(cancel.to()).isEqualTo(call.request().to());
        assertThat(cancel.cseq().toString()).isEqualTo("1 CANCEL");
        assertThat(cancel.text(HeaderName.REASON))
                .hasValueSatisfying(r -> assertThat(r).startsWith("SIP;cause=200"));
    }

    @Test
    void theCancelIsATransactionOfItsOwnAndItsResponseIsNotTheInvites() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 180);
        call.cancel();
        on.time.pass(500);
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 CANCEL", "500 CANCEL");
        on.wire.receive(Requests.response(on.wire.lastRequest(), 200, "to1"));
        assertThat(call.state()).isEqualTo(TransactionState.PROCEEDING);
        on.answer(call, 487);
        assertThat(on.told).containsExactly("0 180", "500 487", "500 ended");
        on.time.pass(60_000);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aSecondCancelIsNotSent() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 180);
        call.cancel();
        call.cancel();
        assertThat(on.wire.log()).containsExactly("0 INVITE", "0 CANCEL");
    }

    @Test
    void aCancelAfterAFinalResponseIsNotSent() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 200);
        call.cancel();
        assertThat(on.wire.log()).containsExactly("0 INVITE");
    }

    @Test
    void anInviteThatIsNeverAnsweredAfterItsCancelIsGivenUpAfter64T1() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 180);
        on.time.pass(5000);
        call.cancel();
        on.wire.receive(Requests.response(on.wire.lastRequest(), 200, "to1"));
        on.time.pass(60_000);
        assertThat(on.told).containsExactly("0 180", "37000 timed out", "37000 ended");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aSuccessThatCrossesTheCancelIsASuccess() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        on.answer(call, 180);
        call.cancel();
        on.answer(call, 200);
        assertThat(on.told).containsExactly("0 180", "0 200");
        on.time.pass(40_000);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void timerCCancelsAnInviteThatOnlyRings() {
        TransactionFixture limited = TransactionFixture.with(TimerValues.DEFAULT.withInviteLimit(180_000));
        ClientTransaction call = limited.send(SipMethod.INVITE);
        limited.answer(call, 180);
        limited.time.pass(100_000);
        limited.answer(call, 183);
        limited.time.pass(179_990);
        assertThat(limited.wire.log()).containsExactly("0 INVITE");
        limited.time.pass(10);
        assertThat(limited.wire.log()).containsExactly("0 INVITE", "280000 CANCEL");
        limited.answer(call, 487);
        limited.time.pass(100_000);
        assertThat(limited.nothingIsLeft()).isTrue();
    }

    @Test
    void onlyAnInviteCanBeCancelled() {
        ClientTransaction options = on.send(SipMethod.OPTIONS);
        assertThatThrownBy(options::cancel).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aResponseWithAnotherMethodInItsCSeqOrAnotherBranchBelongsToNothing() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        SipResponse response = Requests.response(call.request(), 200, "to1");
        on.wire.receive(
                response.edit().set(HeaderType.CSEQ, new CSeq(1, SipMethod.BYE)).build());
        on.wire.receive(response.edit()
                .replaceFirst(HeaderType.VIA, Via.of("UDP", "192.0.2.1", 5060, "z9hG4bKother"))
                .build());
        assertThat(on.told).isEmpty();
        assertThat(on.layer.transports().counters().dropped()).isEqualTo(2);
    }

    @Test
    void aResponseWhoseViaNamesAnotherHostIsDropped() {
        ClientTransaction call = on.send(SipMethod.INVITE);
        SipResponse response = Requests.response(call.request(), 200, "to1");
        on.wire.receive(response.edit()
                .replaceFirst(
                        HeaderType.VIA,
                        Via.of(
                                "UDP",
                                "192.0.2.77",
                                5060,
                                call.request().topVia().branch().orElseThrow()))
                .build());
        assertThat(on.told).isEmpty();
        assertThat(on.layer.transports().counters().dropped()).isEqualTo(1);
    }

    @Test
    void shorterTimersShortenEverything() {
        TransactionFixture quick = TransactionFixture.with(TimerValues.of(100));
        quick.send(SipMethod.INVITE);
        quick.time.pass(10_000);
        assertThat(quick.wire.log())
                .containsExactly(
                        "0 INVITE",
                        "100 INVITE",
                        "300 INVITE",
                        "700 INVITE",
                        "1500 INVITE",
                        "3100 INVITE",
                        "6300 INVITE");
        assertThat(quick.told).containsExactly("6400 timed out", "6400 ended");
    }
}
