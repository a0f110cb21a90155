package org.hookswitch.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.Via;
import org.hookswitch.sip.transaction.Requests;
import org.hookswitch.sip.transaction.VirtualTime;
import org.hookswitch.sip.transaction.Wire;
import org.junit.jupiter.api.Test;

class TransportLayerTest implements TransportLayer.Handler {

    private static final InetSocketAddress NATTED =
            new InetSocketAddress(java.net.InetAddress.ofLiteral("203.0.113.5"), 40_000);

    private final VirtualTime time = new VirtualTime();
    private final Wire wire = new Wire(time, TransportProtocol.UDP);
    private final TransportLayer layer = new TransportLayer(this, () -> Instant.ofEpochMilli(time.millis()));
    private final List<SipRequest> requests = new ArrayList<>();
    private final List<Flow> sources = new ArrayList<>();
    private final List<SipResponse> responses = new ArrayList<>();

    TransportLayerTest() {
        layer.add(wire, Advertised.bound(wire));
    }

    @Override
    public void request(SipRequest request, Flow source) {
        requests.add(request);
        sources.add(source);
    }

    @Override
    public void response(SipResponse response, Flow source) {
        responses.add(response);
    }

    private SipRequest received(Via via, InetSocketAddress from) {
        SipRequest request = Requests.incoming(SipMethod.OPTIONS, "z9hG4bKa")
                .edit()
                .set(HeaderType.VIA, via)
                .build();
        wire.receive(request.toBytes(), from);
        return requests.getLast();
    }

    private String answersGoTo() {
        return TransportLayer.responseFlow(requests.getLast(), sources.getLast())
                .toString();
    }

    @Test
    void aRequestWithRportHasItsSourceNotedAndIsAnsweredThere() {
        Via via = received(new Via("UDP", "10.0.0.7", 5060, viaParams().withFlag("rport")), NATTED)
                .topVia();
        assertThat(via.received()).contains("203.0.113.5");
        assertThat(via.rport()).isEqualTo(40_000);
        assertThat(answersGoTo()).isEqualTo("UDP 203.0.113.5:40000");
    }

    @Test
    void withoutRportTheAnswerGoesToTheSourceAddressAndTheViasPort() {
        Via via =
                received(new Via("UDP", "10.0.0.7", 5070, viaParams()), NATTED).topVia();
        assertThat(via.received()).contains("203.0.113.5");
        assertThat(via.wantsRport()).isFalse();
        assertThat(answersGoTo()).isEqualTo("UDP 203.0.113.5:5070");
    }

    @Test
    void withoutAPortInTheViaTheAnswerGoesToTheDefaultPort() {
        received(new Via("UDP", "10.0.0.7", -1, viaParams()), NATTED);
        assertThat(answersGoTo()).isEqualTo("UDP 203.0.113.5:5060");
    }

    @Test
    void aViaThatNamesItsSourceIsLeftAlone() {
        Via via = received(new Via("UDP", "203.0.113.5", 5060, viaParams()), NATTED)
                .topVia();
        assertThat(via.received()).isEmpty();
    }

    @Test
    void aReceivedParameterThatTheClientMadeUpIsOverwritten() {
        Via via = received(new Via("UDP", "203.0.113.5", 5060, viaParams().with("received", "198.51.100.1")), NATTED)
                .topVia();
        assertThat(via.received()).contains("203.0.113.5");
        assertThat(answersGoTo()).isEqualTo("UDP 203.0.113.5:5060");
    }

    @Test
    void aNumericMaddrIsWhereTheAnswerGoes() {
        received(new Via("UDP", "203.0.113.5", 5060, viaParams().with("maddr", "198.51.100.9")), NATTED);
        assertThat(answersGoTo()).isEqualTo("UDP 198.51.100.9:5060");
    }

    @Test
    void aHostNameInTheViaHasTheSourceNoted() {
        Via via = received(new Via("UDP", "phone.example.org", 5060, viaParams()), NATTED)
                .topVia();
        assertThat(via.received()).contains("203.0.113.5");
    }

    @Test
    void aRequestThatCannotBeReadIsAnswered400WhereItCameFrom() {
        String broken = """
                OPTIONS sip:bob@192.0.2.1 SIP/2.0\r
                Via: SIP/2.0/UDP 10.0.0.7:5060;branch=z9hG4bKx;rport\r
                From: <sip:alice@192.0.2.9>;tag=1\r
                To: <sip:bob@192.0.2.1>\r
                Call-ID: x\r
                CSeq: 1 INVITE\r
                \r
                """;
        wire.receive(broken.getBytes(StandardCharsets.UTF_8), NATTED);
        assertThat(requests).isEmpty();
        assertThat(wire.lastResponse().status()).isEqualTo(400);
        assertThat(wire.lastResponse().topVia().rport()).isEqualTo(40_000);
        assertThat(wire.sent().getLast().to()).isEqualTo(NATTED);
        assertThat(layer.counters().malformed()).isEqualTo(1);
    }

    @Test
    void whatIsNotSipIsDroppedInSilenceWhateverItIs() {
        byte[] random = new byte[300];
        var generator = new java.util.Random(7);
        for (int i = 0; i < 2000; i++) {
            generator.nextBytes(random);
            wire.receive(random.clone());
        }
        assertThat(wire.sent()).isEmpty();
        assertThat(requests).isEmpty();
        assertThat(layer.counters().malformed() + layer.counters().keepAlives()).isEqualTo(2000);
    }

    @Test
    void keepAlivesAreCountedAndOverUdpNotAnswered() {
        wire.receive("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        wire.receive("\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(layer.counters().keepAlives()).isEqualTo(2);
        assertThat(layer.counters().received()).isZero();
        assertThat(wire.sent()).isEmpty();
    }

    @Test
    void aDatagramFromPortZeroIsDropped() {
        wire.receive(
                Requests.incoming(SipMethod.OPTIONS, "z9hG4bKa").toBytes(),
                new InetSocketAddress(NATTED.getAddress(), 0));
        assertThat(requests).isEmpty();
        assertThat(layer.counters().dropped()).isEqualTo(1);
    }

    @Test
    void aResponseIsTakenOnlyWhenItsViaNamesUs() {
        SipRequest ours = Requests.incoming(SipMethod.OPTIONS, "z9hG4bKa")
                .edit()
                .set(HeaderType.VIA, Via.of("UDP", "192.0.2.1", 5060, "z9hG4bKa"))
                .build();
        wire.receive(Requests.response(ours, 200, "t"));
        assertThat(responses).isEmpty();
        layer.sentBy(wire.toPeer());
        wire.receive(Requests.response(ours, 200, "t"));
        assertThat(responses).hasSize(1);
    }

    @Test
    void theTapSeesWhatComesAndWhatGoesWithTimeAndAddresses() {
        var seen = new ArrayList<String>();
        layer.tap(new SipTap() {
            @Override
            public void received(Instant at, Hop from, Hop to, byte[] message) {
                seen.add(at.toEpochMilli() + " " + from + " > " + to + " " + message.length);
            }

            @Override
            public void sent(Instant at, Hop from, Hop to, byte[] message) {
                seen.add(at.toEpochMilli() + " " + from + " > " + to + " " + message.length);
            }
        });
        time.pass(70);
        byte[] options = Requests.incoming(SipMethod.OPTIONS, "z9hG4bKa").toBytes();
        wire.receive(options);
        time.pass(30);
        layer.sendStateless(options, wire.toPeer());
        assertThat(seen)
                .containsExactly(
                        "70 UDP 192.0.2.9:5060 > UDP 192.0.2.1:5060 " + options.length,
                        "100 UDP 192.0.2.1:5060 > UDP 192.0.2.9:5060 " + options.length);
    }

    @Test
    void aFlowGoesByTheFirstTransportOfItsProtocolAndFamily() {
        assertThat(layer.flowTo(new Hop(NATTED, TransportProtocol.UDP)))
                .hasValueSatisfying(flow -> assertThat(flow.transport()).isSameAs(wire));
        assertThat(layer.flowTo(new Hop(NATTED, TransportProtocol.TCP))).isEmpty();
        assertThat(layer.flowTo(new Hop(
                        new InetSocketAddress(java.net.InetAddress.ofLiteral("2001:db8::1"), 5060),
                        TransportProtocol.UDP)))
                .isEmpty();
    }

    @Test
    void largeRequestsOverUdpAreCounted() {
        SipRequest request = Requests.incoming(SipMethod.OPTIONS, "z9hG4bKa")
                .edit()
                .body(org.hookswitch.sip.MediaType.TEXT_PLAIN, "x".repeat(1300))
                .build();
        layer.sendStateless(request.toBytes(), wire.toPeer());
        assertThat(layer.counters().oversized()).isEqualTo(1);
    }

    private static org.hookswitch.sip.Params viaParams() {
        return org.hookswitch.sip.Params.of("branch", "z9hG4bKa");
    }
}
