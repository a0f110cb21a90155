package org.hookswitch.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.Params;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.Via;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.TransportProtocol;
import org.junit.jupiter.api.Test;

/** RFC 3261 §17.1.3, §17.2.3, §8.2.2.2, and what is refused. */
class TransactionLayerTest {

    private final TransactionFixture on = new TransactionFixture();
    private final SipRequest invite = Requests.incoming(SipMethod.INVITE, "z9hG4bKa");

    private static SipRequest withVia(SipRequest request, Via via) {
        return request.edit().set(HeaderType.VIA, via).build();
    }

    @Test
    void requestsWithTheSameBranchFromOtherHostsOrPortsAreOtherTransactions() {
        on.receive(invite);
        on.wire.receive(withVia(
                invite.edit().set(HeaderType.CALL_ID, "b").build(), Via.of("UDP", "192.0.2.8", 5060, "z9hG4bKa")));
        on.wire.receive(withVia(
                invite.edit().set(HeaderType.CALL_ID, "c").build(), Via.of("UDP", "192.0.2.9", 5070, "z9hG4bKa")));
        assertThat(on.requests).hasSize(3);
    }

    @Test
    void theHostOfTheSentByIsComparedWithoutRegardToCase() {
        on.receive(withVia(invite, Via.of("UDP", "phone.example.org", 5060, "z9hG4bKa")));
        on.wire.receive(withVia(invite, Via.of("UDP", "PHONE.example.ORG", 5060, "z9hG4bKa")));
        assertThat(on.requests).hasSize(1);
    }

    @Test
    void requestsOfOtherMethodsWithTheSameBranchAreOtherTransactions() {
        on.receive(invite);
        on.wire.receive(Requests.incoming(SipMethod.INFO, "z9hG4bKa"));
        assertThat(on.requests).hasSize(2);
    }

    @Test
    void aRepeatedInviteOfAnOldClientIsFoundByItsHeaders() {
        SipRequest old = withVia(invite, new Via("UDP", "192.0.2.9", 5060, Params.NONE));
        ServerTransaction call = on.receive(old);
        on.wire.receive(old);
        assertThat(on.requests).hasSize(1);
        call.respond(486);
        SipRequest ack = Requests.as(SipMethod.ACK, old)
                .edit()
                .set(HeaderType.TO, old.to().withTag(call.toTag()))
                .build();
        on.wire.receive(ack);
        assertThat(call.state()).isEqualTo(TransactionState.CONFIRMED);
        assertThat(on.acks).isEmpty();
    }

    @Test
    void anAckOfAnOldClientWithAnotherToTagIsNotForTheTransaction() {
        SipRequest old = withVia(invite, Via.of("UDP", "192.0.2.9", 5060, "1"));
        ServerTransaction call = on.receive(old);
        call.respond(486);
        on.wire.receive(Requests.as(SipMethod.ACK, old)
                .edit()
                .set(HeaderType.TO, old.to().withTag("other"))
                .build());
        assertThat(call.state()).isEqualTo(TransactionState.COMPLETED);
        assertThat(on.acks).hasSize(1);
    }

    @Test
    void aCancelOfAnOldClientFindsItsInvite() {
        SipRequest old = withVia(invite, Via.of("UDP", "192.0.2.9", 5060, "1"));
        on.receive(old);
        on.wire.receive(Requests.as(SipMethod.CANCEL, old));
        assertThat(on.told).containsExactly("0 INVITE", "0 cancelled");
    }

    @Test
    void twoCallsOfAnOldClientAreTwoTransactions() {
        SipRequest old = withVia(invite, Via.of("UDP", "192.0.2.9", 5060, "1"));
        on.receive(old);
        on.receive(old.edit().set(HeaderType.CALL_ID, "another").build());
        assertThat(on.requests).hasSize(2);
    }

    @Test
    void theSameRequestByAnotherWayIsALoopOrAForkThatMetItself() {
        on.receive(invite);
        on.wire.receive(withVia(invite, Via.of("UDP", "192.0.2.9", 5060, "z9hG4bKb")));
        assertThat(on.wire.log()).containsExactly("0 482 INVITE");
        assertThat(on.requests).hasSize(1);
    }

    @Test
    void theSameRequestByAnotherWayAfterAFailureIsAFreshTry() {
        on.receive(invite).respond(503);
        on.wire.receive(withVia(invite, Via.of("UDP", "192.0.2.9", 5060, "z9hG4bKb")));
        assertThat(on.requests).hasSize(2);
    }

    @Test
    void aRequestWithinADialogIsNeverAMergedOne() {
        SipRequest info = Requests.incoming(SipMethod.INFO, "z9hG4bKa");
        SipRequest inside =
                info.edit().set(HeaderType.TO, info.to().withTag("t")).build();
        on.receive(inside);
        on.receive(withVia(inside, Via.of("UDP", "192.0.2.9", 5060, "z9hG4bKb")));
        assertThat(on.requests).hasSize(2);
    }

    @Test
    void whatTheUserDoesNotAdmitIsAnswered503AndLeavesNoTrace() {
        on.admitting = false;
        on.wire.receive(invite);
        assertThat(on.wire.log()).containsExactly("0 503 INVITE");
        int seconds = Integer.parseInt(
                on.wire.lastResponse().text(HeaderName.RETRY_AFTER).orElseThrow());
        assertThat(seconds).isBetween(5, 10);
        assertThat(on.layer.refused()).isEqualTo(1);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void theAckOfAStatelessRefusalReachesTheUserAsAStray() {
        on.admitting = false;
        on.wire.receive(invite);
        on.wire.receive(Requests.as(SipMethod.ACK, invite));
        assertThat(on.acks).hasSize(1);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void beyondTheLimitNewCallsAreRefusedAndRequestsWithinDialogsAreNot() {
        var small = new TransactionFixture(TransportProtocol.UDP, TimerValues.DEFAULT, new TransactionLimits(3, 5));
        for (int i = 0; i < 5; i++) {
            small.wire.receive(Requests.incoming(SipMethod.INVITE, "z9hG4bK" + i));
        }
        assertThat(small.requests).hasSize(3);
        assertThat(small.wire.log()).containsExactly("0 503 INVITE", "0 503 INVITE");
        for (int i = 0; i < 5; i++) {
            SipRequest bye = Requests.incoming(SipMethod.BYE, "z9hG4bKbye" + i);
            small.wire.receive(
                    bye.edit().set(HeaderType.TO, bye.to().withTag("t")).build());
        }
        assertThat(small.layer.serverCount()).isEqualTo(6);
        small.requests.forEach(r -> r.respond(480));
        small.time.pass(32_000);
        small.wire.receive(Requests.incoming(SipMethod.INVITE, "z9hG4bKlater"));
        assertThat(small.requests).hasSize(7);
    }

    @Test
    void aUserThatThrowsHasA500SentForIt() {
        var broken = new TransactionFixture();
        var layer = new TransactionLayer(
                new TransactionUser() {
                    @Override
                    public void request(ServerTransaction transaction) {
                        throw new IllegalStateException("on purpose");
                    }

                    @Override
                    public void ack(SipRequest ack, Flow source) {}
                },
                broken.time.wheel(),
                TimerValues.DEFAULT,
                TransactionLimits.DEFAULT,
                () -> Instant.EPOCH);
        layer.request(Requests.incoming(SipMethod.OPTIONS, "z9hG4bKa"), broken.wire.toPeer());
        assertThat(broken.wire.log()).containsExactly("0 500 OPTIONS");
    }

    @Test
    void anAckOrCancelIsNoTransactionOfAUsers() {
        assertThatThrownBy(() -> on.send(SipMethod.ACK)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> on.send(SipMethod.CANCEL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRequestSentHasOneViaWithOurAddressAFreshBranchAndRport() {
        SipRequest copied = Requests.outgoing(SipMethod.OPTIONS)
                .edit()
                .addFirst(HeaderType.VIA, Via.of("UDP", "192.0.2.50", 5060, "z9hG4bKold"))
                .build();
        ClientTransaction first = on.layer.send(copied, on.wire.toPeer(), on);
        ClientTransaction second = on.layer.send(
                copied.edit()
                        .set(HeaderType.CSEQ, new CSeq(2, SipMethod.OPTIONS))
                        .build(),
                on.wire.toPeer(),
                on);
        assertThat(first.request().all(HeaderType.VIA)).hasSize(1);
        Via via = first.request().topVia();
        assertThat(via.host() + ":" + via.port()).isEqualTo("192.0.2.1:5060");
        assertThat(via.wantsRport()).isTrue();
        assertThat(via.branch().orElseThrow()).startsWith("z9hG4bK");
        assertThat(second.request().topVia().branch()).isNotEqualTo(via.branch());
    }

    @Test
    void closingTheLayerLeavesNoTransactionAndNoTimer() {
        on.receive(invite).respond(486);
        on.receive(Requests.incoming(SipMethod.OPTIONS, "z9hG4bKb"));
        on.send(SipMethod.INVITE);
        on.send(SipMethod.OPTIONS);
        on.layer.close();
        assertThat(on.nothingIsLeft()).isTrue();
    }
}
