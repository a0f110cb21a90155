package org.hookswitch.sip.dialog;

import java.util.List;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.Via;
import org.hookswitch.sip.transaction.Requests;
import org.hookswitch.sip.transaction.VirtualTime;
import org.hookswitch.sip.transaction.Wire;
import org.hookswitch.sip.transport.TransportProtocol;

/** Alice's phone on a wire whose other end a test plays by hand. */
final class PeerByHand {

    final VirtualTime time = new VirtualTime();
    final Wire wire = new Wire(time, TransportProtocol.UDP);
    final Phone alice = new Phone("alice", "192.0.2.1", wire, time, builder -> builder);
    private int branches;

    SipRequest invitation() {
        return alice.stack
                .request(
                        SipMethod.INVITE,
                        SipUri.of("bob", "192.0.2.9"),
                        alice.who(),
                        NameAddr.of(SipUri.of("bob", "192.0.2.9")))
                .body(MediaType.SDP, Phone.SDP)
                .build();
    }

    InviteClient call() {
        return call(RequestOptions.NONE);
    }

    InviteClient call(RequestOptions options) {
        return alice.stack.invite(invitation(), options, alice);
    }

    /** The peer's response to a request of ours. */
    SipResponse.Builder response(SipRequest request, int status, String tag) {
        SipResponse.Builder builder = SipResponse.to(request, status).toTag(tag);
        if (status > 100 && status < 300) {
            builder.add(HeaderType.CONTACT, Contact.of(SipUri.of("bob-" + tag, "192.0.2.9", 5060)));
        }
        return builder;
    }

    void answer(SipRequest request, int status, String tag) {
        wire.receive(response(request, status, tag).build());
    }

    /** An INVITE of the peer's. */
    SipRequest.Builder incomingInvite() {
        return Requests.incoming(SipMethod.INVITE, "z9hG4bKin" + ++branches)
                .edit()
                .body(MediaType.SDP, Phone.SDP);
    }

    /** A further request of the peer's within the dialog that a response of ours to its INVITE opened. */
    SipRequest.Builder within(SipMethod method, long cseq, SipRequest invite, SipResponse opened) {
        return SipRequest.builder(method, opened.contact().orElseThrow().uri())
                .add(HeaderType.VIA, Via.of("UDP", "192.0.2.9", 5060, "z9hG4bKwithin" + ++branches))
                .add(HeaderType.MAX_FORWARDS, 70)
                .add(HeaderType.FROM, invite.from())
                .add(HeaderType.TO, opened.to())
                .add(HeaderType.CALL_ID, invite.callId())
                .add(HeaderType.CSEQ, new CSeq(cseq, method))
                .add(HeaderType.CONTACT, Contact.of(SipUri.of("bob", "192.0.2.9", 5060)));
    }

    SipRequest sent(SipMethod method) {
        List<SipRequest> found = wire.sent().stream()
                .map(Wire.Sent::message)
                .filter(SipRequest.class::isInstance)
                .map(SipRequest.class::cast)
                .filter(r -> r.method().equals(method))
                .toList();
        return found.getLast();
    }

    boolean nothingIsLeft() {
        time.pass(70_000);
        return alice.hasNothingLeft() && time.wheel().size() == 0;
    }
}
