package org.hookswitch.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.TransportProtocol;
import org.junit.jupiter.api.Test;

/** RFC 3261 §17.1.2: figure 6, arrow by arrow. */
class NonInviteClientTest {

    private final TransactionFixture on = new TransactionFixture();

    @Test
    void aTryingRequestIsRetransmittedByTimerEUpToT2UntilTimerFGivesUp() {
        on.send(SipMethod.OPTIONS);
        on.time.pass(100_000);
        assertThat(on.wire.log())
                .containsExactly(
                        "0 OPTIONS",
                        "500 OPTIONS",
                        "1500 OPTIONS",
                        "3500 OPTIONS",
                        "7500 OPTIONS",
                        "11500 OPTIONS",
                        "15500 OPTIONS",
                        "19500 OPTIONS",
                        "23500 OPTIONS",
                        "27500 OPTIONS",
                        "31500 OPTIONS");
        assertThat(on.told).containsExactly("32000 timed out", "32000 ended");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aProvisionalResponseSlowsRetransmissionsDownToT2ButDoesNotEndThem() {
        ClientTransaction request = on.send(SipMethod.BYE);
        on.time.pass(100);
        on.answer(request, 100);
        assertThat(request.state()).isEqualTo(TransactionState.PROCEEDING);
        on.time.pass(40_000);
        assertThat(on.wire.log())
                .containsExactly(
                        "0 BYE",
                        "500 BYE",
                        "4500 BYE",
                        "8500 BYE",
                        "12500 BYE",
                        "16500 BYE",
                        "20500 BYE",
                        "24500 BYE",
                        "28500 BYE");
        assertThat(on.told).containsExactly("100 100", "32000 timed out", "32000 ended");
    }

    @Test
    void aFinalResponseCompletesItAndRepetitionsAreAbsorbedUntilTimerK() {
        ClientTransaction request = on.send(SipMethod.REGISTER);
        on.time.pass(100);
        on.answer(request, 200);
        assertThat(request.state()).isEqualTo(TransactionState.COMPLETED);
        on.answer(request, 200);
        on.time.pass(4990);
        on.answer(request, 200);
        on.time.pass(10);
        assertThat(on.wire.log()).containsExactly("0 REGISTER");
        assertThat(on.told).containsExactly("100 200", "100 ended");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aFinalResponseAfterAProvisionalOneCompletesIt() {
        ClientTransaction request = on.send(SipMethod.INFO);
        on.answer(request, 100);
        on.answer(request, 404);
        on.time.pass(6000);
        assertThat(on.told).containsExactly("0 100", "0 404", "0 ended");
        assertThat(on.wire.log()).containsExactly("0 INFO");
    }

    @Test
    void overAReliableTransportItIsSentOnceAndEndsWithTheResponse() {
        TransactionFixture tcp = TransactionFixture.over(TransportProtocol.TCP);
        ClientTransaction request = tcp.send(SipMethod.OPTIONS);
        tcp.time.pass(10_000);
        tcp.answer(request, 200);
        assertThat(tcp.wire.log()).containsExactly("0 OPTIONS");
        assertThat(tcp.told).containsExactly("10000 200", "10000 ended");
        assertThat(tcp.nothingIsLeft()).isTrue();
    }

    @Test
    void aTransportThatCannotSendEndsIt() {
        on.wire.breakDown();
        on.send(SipMethod.OPTIONS);
        on.time.pass(10);
        assertThat(on.told).containsExactly("10 unreachable", "10 ended");
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void aTransportThatBreaksAfterAResponseCameDoesNotEndIt() {
        ClientTransaction request = on.send(SipMethod.OPTIONS);
        on.answer(request, 100);
        on.wire.breakDown();
        on.time.pass(20_000);
        assertThat(on.told).containsExactly("0 100");
        on.answer(request, 200);
        assertThat(on.told).containsExactly("0 100", "20000 200", "20000 ended");
    }

    @Test
    void aResponseAfterTheEndIsDropped() {
        ClientTransaction request = on.send(SipMethod.OPTIONS);
        on.time.pass(40_000);
        on.answer(request, 200);
        assertThat(on.told).containsExactly("32000 timed out", "32000 ended");
        assertThat(on.layer.transports().counters().dropped()).isEqualTo(1);
    }

    @Test
    void aListenerThatFailsDoesNotHarmTheTransaction() {
        ClientTransaction request =
                on.layer.send(Requests.outgoing(SipMethod.OPTIONS), on.wire.toPeer(), new FailingListener());
        on.answer(request, 100);
        on.answer(request, 200);
        on.time.pass(5000);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    private static final class FailingListener implements ClientListener {
        @Override
        public void response(SipResponse response) {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public void timedOut() {}

        @Override
        public void unreachable(IOException cause) {}
    }
}
