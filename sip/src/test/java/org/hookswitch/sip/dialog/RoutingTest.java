package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transaction.VirtualTime;
import org.hookswitch.sip.transaction.Wire;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.TransportProtocol;
import org.junit.jupiter.api.Test;

/** Where requests go and by which way: RFC 3261 §12.1, §12.2.1.1, RFC 3263 §4.3, NAT. */
class RoutingTest {

    private static final InetSocketAddress NATTED = new InetSocketAddress(InetAddress.ofLiteral("203.0.113.5"), 40_000);

    private final PeerByHand on = new PeerByHand();
    private final Phone alice = on.alice;

    private static NameAddr route(String host, boolean loose) {
        SipUri uri = SipUri.of("", host);
        return NameAddr.of(loose ? uri.withParams(org.hookswitch.sip.Params.NONE.withFlag("lr")) : uri);
    }

    private String lastWentTo() {
        InetSocketAddress to = on.wire.sent().getLast().to();
        return to.getAddress().getHostAddress() + ":" + to.getPort();
    }

    private SipRequest callThrough(NameAddr... recordRoutes) {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        SipResponse.Builder ok = on.response(invite, 200, "one");
        for (NameAddr each : recordRoutes) {
            ok.add(HeaderType.RECORD_ROUTE, each);
        }
        on.wire.receive(ok.build());
        return on.sent(SipMethod.ACK);
    }

    @Test
    void theCallerTakesTheRecordRoutesInReverseAndSendsToTheFirst() {
        SipRequest ack = callThrough(route("192.0.2.30", true), route("192.0.2.20", true));
        assertThat(ack.all(HeaderType.ROUTE)).containsExactly(route("192.0.2.20", true), route("192.0.2.30", true));
        assertThat(ack.uri()).isEqualTo(SipUri.of("bob-one", "192.0.2.9", 5060));
        assertThat(lastWentTo()).isEqualTo("192.0.2.20:5060");
        alice.session().bye();
        assertThat(on.wire.lastRequest().all(HeaderType.ROUTE)).isEqualTo(ack.all(HeaderType.ROUTE));
        assertThat(lastWentTo()).isEqualTo("192.0.2.20:5060");
    }

    @Test
    void aStrictRouterGetsItselfInTheRequestUriAndTheTargetLastInTheRoute() {
        SipRequest ack = callThrough(route("192.0.2.30", true), route("192.0.2.20", false));
        assertThat(ack.uri()).isEqualTo(SipUri.of("", "192.0.2.20"));
        assertThat(ack.all(HeaderType.ROUTE))
                .containsExactly(route("192.0.2.30", true), NameAddr.of(SipUri.of("bob-one", "192.0.2.9", 5060)));
        assertThat(lastWentTo()).isEqualTo("192.0.2.20:5060");
    }

    @Test
    void theCalleeTakesTheRecordRoutesInOrder() {
        alice.onInvite = call -> call.answer(Phone.SDP);
        SipRequest invite = on.incomingInvite()
                .add(HeaderType.RECORD_ROUTE, route("192.0.2.20", true))
                .add(HeaderType.RECORD_ROUTE, route("192.0.2.30", true))
                .build();
        on.wire.receive(invite);
        SipResponse ok = on.wire.lastResponse();
        assertThat(ok.all(HeaderType.RECORD_ROUTE)).isEqualTo(invite.all(HeaderType.RECORD_ROUTE));
        on.wire.receive(on.within(SipMethod.ACK, 1, invite, ok).build());
        alice.session().bye();
        SipRequest bye = on.wire.lastRequest();
        assertThat(bye.all(HeaderType.ROUTE)).containsExactly(route("192.0.2.20", true), route("192.0.2.30", true));
        assertThat(bye.uri()).isEqualTo(SipUri.of("alice", "192.0.2.9", 5060));
        assertThat(lastWentTo()).isEqualTo("192.0.2.20:5060");
    }

    @Test
    void theSuccessSetsTheRoutesAnewWhateverTheRingingSaid() {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.wire.receive(on.response(invite, 180, "one")
                .add(HeaderType.RECORD_ROUTE, route("192.0.2.40", true))
                .build());
        on.answer(invite, 200, "one");
        assertThat(on.sent(SipMethod.ACK).all(HeaderType.ROUTE)).isEmpty();
        assertThat(lastWentTo()).isEqualTo("192.0.2.9:5060");
    }

    @Test
    void theAckOfAnAuthenticatedInviteHasItsCredentials() {
        Authenticator secret = (request, challenge) -> java.util.Optional.of(request.edit()
                .add(org.hookswitch.sip.HeaderName.AUTHORIZATION, "Digest username=\"alice\"")
                .build());
        on.call(RequestOptions.NONE.withAuthenticator(secret));
        on.answer(on.wire.lastRequest(), 401, "x");
        on.answer(on.sent(SipMethod.INVITE), 200, "one");
        SipRequest ack = on.sent(SipMethod.ACK);
        assertThat(ack.text(org.hookswitch.sip.HeaderName.AUTHORIZATION)).contains("Digest username=\"alice\"");
        assertThat(ack.cseq().toString()).isEqualTo("2 ACK");
    }

    @Test
    void aPreloadedRouteSaysWhereTheFirstRequestGoes() {
        SipRequest invite = on.invitation()
                .edit()
                .add(HeaderType.ROUTE, route("192.0.2.50", true))
                .build();
        alice.stack.invite(invite, alice);
        assertThat(lastWentTo()).isEqualTo("192.0.2.50:5060");
    }

    @Test
    void aHopGivenByHandSaysItForTheFirstRequestOnly() {
        on.call(RequestOptions.NONE.withHop(new Hop(NATTED, TransportProtocol.UDP)));
        assertThat(lastWentTo()).isEqualTo("203.0.113.5:40000");
        on.answer(on.wire.lastRequest(), 200, "one");
        assertThat(lastWentTo()).isEqualTo("192.0.2.9:5060");
    }

    @Test
    void aSymmetricDialogSendsToWhereThePeerIsHeardFrom() {
        on.call(RequestOptions.NONE
                .withHop(new Hop(NATTED, TransportProtocol.UDP))
                .withSymmetric(true));
        SipRequest invite = on.wire.lastRequest();
        on.answer(invite, 200, "one");
        assertThat(lastWentTo()).isEqualTo("203.0.113.5:40000");
        var moved = new InetSocketAddress(NATTED.getAddress(), 40_001);
        on.wire.receive(Byes.within(SipMethod.INFO, 1, invite, "one").build().toBytes(), moved);
        alice.session().bye();
        assertThat(lastWentTo()).isEqualTo("203.0.113.5:40001");
    }

    @Test
    void aSymmetricDialogThroughAProxySendsToTheProxy() {
        on.call(RequestOptions.NONE.withSymmetric(true));
        SipRequest invite = on.wire.lastRequest();
        on.wire.receive(on.response(invite, 200, "one")
                .add(HeaderType.RECORD_ROUTE, route("192.0.2.20", true))
                .build());
        assertThat(lastWentTo()).isEqualTo("192.0.2.20:5060");
    }

    @Test
    void aCallThatCameIsMadeSymmetricByItsDialog() {
        SipRequest invite = on.incomingInvite().build();
        alice.onInvite = call -> {
            call.session().dialog().use(RequestOptions.NONE.withSymmetric(true));
            call.answer(Phone.SDP);
        };
        on.wire.receive(invite.toBytes(), NATTED);
        on.wire.receive(
                on.within(SipMethod.ACK, 1, invite, on.wire.lastResponse()).build());
        alice.session().bye();
        assertThat(lastWentTo()).isEqualTo("203.0.113.5:40000");
    }

    @Test
    void aDialogCanBePinnedToAHop() {
        callThrough(route("192.0.2.30", true));
        alice.session().dialog().sendTo(new Hop(NATTED, TransportProtocol.UDP));
        alice.session().bye();
        assertThat(lastWentTo()).isEqualTo("203.0.113.5:40000");
    }

    @Test
    void theNextHopIsTriedWhenTheFirstCannotBeReached() {
        var time = new VirtualTime();
        var wire = new Wire(time, TransportProtocol.UDP);
        Hop none = new Hop(NATTED, TransportProtocol.TCP);
        Hop good = new Hop(Wire.PEER, TransportProtocol.UDP);
        var phone = new Phone(
                "alice",
                "192.0.2.1",
                wire,
                time,
                builder -> builder.locator((uri, found) -> found.accept(List.of(none, good))));
        phone.stack.invite(on.invitation(), phone);
        assertThat(wire.sent()).hasSize(1);
        assertThat(wire.sent().getFirst().to()).isEqualTo(Wire.PEER);
    }

    @Test
    void aFailedSendMovesOnToTheNextHopUntilThereIsNone() {
        var time = new VirtualTime();
        var wire = new Wire(time, TransportProtocol.UDP);
        wire.breakDown();
        Hop hop = new Hop(Wire.PEER, TransportProtocol.UDP);
        var phone = new Phone(
                "alice",
                "192.0.2.1",
                wire,
                time,
                builder -> builder.locator((uri, found) -> found.accept(List.of(hop, hop, hop))));
        phone.stack.invite(on.invitation(), phone);
        time.pass(10);
        assertThat(phone.told).isEmpty();
        time.pass(100);
        assertThat(phone.told).containsExactly("failed 503");
        assertThat(phone.hasNothingLeft()).isTrue();
    }

    @Test
    void anAddressThatIsFoundLaterIsSentToLater() {
        var time = new VirtualTime();
        var wire = new Wire(time, TransportProtocol.UDP);
        Hop hop = new Hop(Wire.PEER, TransportProtocol.UDP);
        var phone = new Phone(
                "alice",
                "192.0.2.1",
                wire,
                time,
                builder -> builder.locator((uri, found) -> time.wheel().start(100, () -> found.accept(List.of(hop)))));
        phone.stack.invite(on.invitation(), phone);
        InviteClient given = phone.stack.invite(on.invitation(), phone);
        assertThat(wire.sent()).isEmpty();
        given.cancel();
        time.pass(200);
        assertThat(wire.log()).containsExactly("100 INVITE");
        assertThat(phone.told).containsExactly("failed 487");
        SipRequest invite = wire.lastRequest();
        wire.receive(on.response(invite, 200, "one").build());
        assertThat(phone.told).endsWith("answered");
        assertThat(wire.log()).containsExactly("100 INVITE");
        time.pass(100);
        assertThat(wire.log()).containsExactly("100 INVITE", "300 ACK");
    }

    @Test
    void aContactOfTheRoomAboveIsKept() {
        SipRequest invite = on.invitation()
                .edit()
                .add(HeaderType.CONTACT, Contact.of(SipUri.of("pbx", "198.51.100.1", 5080)))
                .build();
        alice.stack.invite(invite, alice);
        on.answer(on.wire.lastRequest(), 200, "one");
        alice.session().update(update -> {}, alice);
        assertThat(on.wire.lastRequest().contact().orElseThrow().uri())
                .isEqualTo(SipUri.of("pbx", "198.51.100.1", 5080));
    }
}
