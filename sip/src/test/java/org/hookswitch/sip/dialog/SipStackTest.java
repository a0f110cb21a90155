package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.OtherUri;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.Uri;
import org.hookswitch.sip.transaction.Requests;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.Wire;
import org.junit.jupiter.api.Test;

/** What the stack does with what comes before anybody is asked, and the cases of RFC 4475 that are not about syntax. */
class SipStackTest {

    private final PeerByHand on = new PeerByHand();
    private final Phone alice = on.alice;

    private void receiveTorture(String name) {
        try (InputStream in = SipStackTest.class.getResourceAsStream("/torture/rfc4475/" + name + ".dat")) {
            if (in == null) {
                throw new IllegalStateException("no message " + name);
            }
            on.wire.receive(in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int answered() {
        return on.wire.lastResponse().status();
    }

    @Test
    void bext01RequiresWhatWeDoNotKnowAndIsAnswered420() {
        receiveTorture("bext01");
        assertThat(answered()).isEqualTo(420);
        assertThat(on.wire.lastResponse().all(HeaderType.UNSUPPORTED))
                .containsExactly("nothingSupportsThis", "nothingSupportsThisEither");
        assertThat(alice.told).isEmpty();
    }

    @Test
    void inv2543IsACallOfAClientWithoutBranchAndTag() {
        alice.onInvite = call -> call.answer(Phone.SDP);
        receiveTorture("inv2543");
        assertThat(alice.told).containsExactly("invite");
        receiveTorture("inv2543");
        assertThat(alice.told).as("a retransmission").containsExactly("invite");
        SipResponse ok = on.wire.lastResponse();
        assertThat(ok.status()).isEqualTo(200);
        assertThat(alice.session().dialog().id().remoteTag()).isEmpty();
        SipRequest invite = alice.incoming().request();
        on.wire.receive(Requests.as(SipMethod.ACK, invite)
                .edit()
                .set(HeaderType.TO, ok.to())
                .build());
        assertThat(alice.told).containsExactly("invite", "acked");
    }

    @Test
    void badbranchIsMatchedByItsHeadersSinceItsBranchSaysNothing() {
        receiveTorture("badbranch");
        receiveTorture("badbranch");
        assertThat(alice.told).containsExactly("OPTIONS");
        assertThat(on.wire.sent()).hasSize(2);
    }

    @Test
    void zeromfIsAnsweredSinceItNeedNotBeForwarded() {
        receiveTorture("zeromf");
        assertThat(alice.told).containsExactly("OPTIONS");
        assertThat(answered()).isEqualTo(200);
    }

    @Test
    void bcastIsAResponseToSomebodyElse() {
        receiveTorture("bcast");
        assertThat(on.wire.sent()).isEmpty();
        assertThat(alice.stack.transports().counters().dropped()).isEqualTo(1);
    }

    @Test
    void badversIsAnswered505AndInsuf400AndMismatch02AsWell() {
        receiveTorture("badvers");
        assertThat(answered()).isEqualTo(505);
        receiveTorture("mismatch02");
        assertThat(answered()).isEqualTo(400);
        assertThat(alice.told).isEmpty();
    }

    @Test
    void unkscmHasASchemeWeCannotCall() {
        receiveTorture("unkscm");
        assertThat(answered()).isEqualTo(416);
    }

    @Test
    void aTelUriIsForTheListenerToJudge() {
        SipRequest invite = on.incomingInvite()
                .uri(Uri.parse("tel:+15551234").orElseThrow())
                .build();
        on.wire.receive(invite);
        assertThat(alice.told).containsExactly("invite");
        assertThat(invite.uri()).isNotInstanceOf(OtherUri.class);
    }

    @Test
    void anInviteWithoutAContactCannotMakeADialog() {
        on.wire.receive(on.incomingInvite().remove(HeaderName.CONTACT).build());
        assertThat(answered()).isEqualTo(400);
        assertThat(on.wire.lastResponse().reason()).isEqualTo("Missing Contact");
        assertThat(alice.told).isEmpty();
    }

    @Test
    void whatTheListenerDoesNotAdmitLeavesNothing() {
        alice.admitting = false;
        on.wire.receive(on.incomingInvite().build());
        assertThat(answered()).isEqualTo(503);
        assertThat(on.wire.lastResponse().headers().has(HeaderName.RETRY_AFTER)).isTrue();
        assertThat(alice.hasNothingLeft()).isTrue();
    }

    @Test
    void anAckForNothingIsDropped() {
        on.wire.receive(Requests.incoming(SipMethod.ACK, "z9hG4bKack"));
        assertThat(on.wire.sent()).isEmpty();
        assertThat(alice.stack.transports().counters().dropped()).isEqualTo(1);
    }

    @Test
    void optionsAreAnsweredWithWhatWeCan() {
        on.wire.receive(Requests.incoming(SipMethod.OPTIONS, "z9hG4bKo"));
        ServerTransaction options = alice.requests.getFirst();
        SipResponse response = alice.stack.capabilities(options).build();
        assertThat(response.all(HeaderType.ALLOW)).contains("INVITE", "BYE");
        assertThat(response.all(HeaderType.SUPPORTED)).containsExactly("100rel", "timer");
        assertThat(response.first(HeaderType.SERVER)).contains("alice");
    }

    @Test
    void aDialogThatIsNoSessionIsTheRoomsAbove() {
        SipRequest subscribe = Requests.incoming(SipMethod.SUBSCRIBE, "z9hG4bKs")
                .edit()
                .add(HeaderName.EVENT, "presence")
                .build();
        on.wire.receive(subscribe);
        var inside = new java.util.ArrayList<String>();
        ServerTransaction transaction = alice.requests.getFirst();
        Dialog dialog = alice.stack.accept(transaction, RequestOptions.NONE, request -> {
            inside.add(request.method().name());
            request.respond(200);
        });
        SipResponse accepted = dialog.response(transaction, 200).build();
        assertThat(accepted.contact()).isPresent();
        dialog.send(
                dialog.request(SipMethod.NOTIFY)
                        .add(HeaderName.EVENT, "presence")
                        .build(),
                alice);
        SipRequest notify = on.wire.lastRequest();
        assertThat(notify.uri()).isEqualTo(SipUri.of("alice", "192.0.2.9", 5060));
        assertThat(notify.toTag()).isEqualTo("from1");
        assertThat(notify.contact()).isPresent();
        on.answer(notify, 200, "x");
        on.wire.receive(on.within(SipMethod.SUBSCRIBE, 2, subscribe, accepted).build());
        assertThat(inside).containsExactly("SUBSCRIBE");
        assertThat(alice.stack.session(dialog.id())).isEmpty();
        dialog.end();
        on.wire.receive(on.within(SipMethod.SUBSCRIBE, 3, subscribe, accepted).build());
        assertThat(answered()).isEqualTo(481);
        assertThat(on.nothingIsLeft()).isTrue();
    }

    @Test
    void anInviteHasADoorOfItsOwn() {
        assertThatThrownBy(() -> alice.stack.send(on.invitation(), RequestOptions.NONE, alice))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void garbageFromTheNetworkNeverReachesAnyone() {
        for (String text :
                new String[] {"", "hello", "INVITE", "SIP/2.0 200 OK\r\n\r\n", "\0\0\0\0", "INVITE x SIP/2.0\r\n"}) {
            on.wire.receive(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(alice.told).isEmpty();
        assertThat(on.wire.sent()).isEmpty();
        assertThat(alice.hasNothingLeft()).isTrue();
    }

    @Test
    void aRequestWithoutAPortInTheContactGoesToTheDefaultPort() {
        on.call();
        SipRequest invite = on.wire.lastRequest();
        on.wire.receive(SipResponse.to(invite, 200)
                .toTag("one")
                .add(HeaderType.CONTACT, Contact.of(SipUri.of("bob", "192.0.2.44")))
                .build());
        Wire.Sent ack = on.wire.sent().getLast();
        assertThat(ack.to().getAddress().getHostAddress()).isEqualTo("192.0.2.44");
        assertThat(ack.to().getPort()).isEqualTo(5060);
    }
}
