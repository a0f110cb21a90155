package org.hookswitch.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.transport.TransportProtocol;
import org.junit.jupiter.api.Test;

/** RFC 3261 §17.2.2 and RFC 4320: figure 8, arrow by arrow. */
class NonInviteServerTest {

    private final TransactionFixture on = new TransactionFixture();
    private final SipRequest options = Requests.incoming(SipMethod.OPTIONS, "z9hG4bKa");

    @Test
    void aRepeatedRequestThatHasNoResponseYetIsAbsorbed() {
        on.receive(options);
        on.wire.receive(options);
        on.time.pass(5000);
        on.wire.receive(options);
        assertThat(on.wire.log()).isEmpty();
        assertThat(on.requests).hasSize(1);
    }

    @Test
    void aFinalResponseIsRepeatedForEachRepeatedRequestUntilTimerJ() {
        ServerTransaction request = on.receive(options);
        request.respond(200);
        assertThat(request.state()).isEqualTo(TransactionState.COMPLETED);
        on.time.pass(31_990);
        on.wire.receive(options);
        on.time.pass(10);
        assertThat(on.wire.log()).containsExactly("0 200 OPTIONS", "31990 200 OPTIONS");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void a100MayBeSentAndIsRepeated() {
        ServerTransaction request = on.receive(options);
        assertThat(request.respond(100)).isTrue();
        assertThat(request.state()).isEqualTo(TransactionState.PROCEEDING);
        on.wire.receive(options);
        assertThat(on.wire.log()).containsExactly("0 100 OPTIONS", "0 100 OPTIONS");
        request.respond(200);
        assertThat(on.wire.lastResponse().status()).isEqualTo(200);
    }

    @Test
    void noOtherProvisionalResponseIsEverSent() {
        assertThat(on.receive(options).respond(180)).isFalse();
        assertThat(on.wire.log()).isEmpty();
    }

    @Test
    void a408IsNeverSentSinceItWouldComeTooLate() {
        ServerTransaction request = on.receive(options);
        assertThat(request.respond(408)).isTrue();
        on.wire.receive(options);
        assertThat(on.wire.log()).isEmpty();
        on.time.pass(32_000);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aSecondFinalResponseIsNotSent() {
        ServerTransaction request = on.receive(options);
        request.respond(200);
        assertThat(request.respond(500)).isFalse();
        assertThat(on.wire.log()).containsExactly("0 200 OPTIONS");
    }

    @Test
    void aUserThatNeverAnswersDoesNotKeepTheTransaction() {
        on.receive(options);
        on.time.pass(32_000);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void overAReliableTransportTheResponseEndsTheTransaction() {
        TransactionFixture tcp = TransactionFixture.over(TransportProtocol.TCP);
        tcp.receive(options).respond(200);
        assertThat(tcp.nothingIsLeft()).isTrue();
    }
}
