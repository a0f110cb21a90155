package org.hookswitch.sip.transaction;

import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.Via;

/** Requests and responses for tests, from a peer called alice to one called bob. */
public final class Requests {

    private Requests() {}

    /** A request as a user hands it to the stack: no Via. */
    public static SipRequest outgoing(SipMethod method) {
        return SipRequest.builder(method, SipUri.of("bob", "192.0.2.9"))
                .add(HeaderType.MAX_FORWARDS, 70)
                .add(
                        HeaderType.FROM,
                        NameAddr.of(SipUri.of("alice", "192.0.2.1")).withTag("from1"))
                .add(HeaderType.TO, NameAddr.of(SipUri.of("bob", "192.0.2.9")))
                .add(HeaderType.CALL_ID, "call-1")
                .add(HeaderType.CSEQ, new CSeq(1, method))
                .add(HeaderType.CONTACT, Contact.of(SipUri.of("alice", "192.0.2.1", 5060)))
                .build();
    }

    /** A request as it comes from the peer at {@link Wire#PEER}. */
    public static SipRequest incoming(SipMethod method, String branch) {
        return SipRequest.builder(method, SipUri.of("bob", "192.0.2.1"))
                .add(HeaderType.VIA, Via.of("UDP", "192.0.2.9", 5060, branch))
                .add(HeaderType.MAX_FORWARDS, 70)
                .add(
                        HeaderType.FROM,
                        NameAddr.of(SipUri.of("alice", "192.0.2.9")).withTag("from1"))
                .add(HeaderType.TO, NameAddr.of(SipUri.of("bob", "192.0.2.1")))
                .add(HeaderType.CALL_ID, "call-" + branch)
                .add(HeaderType.CSEQ, new CSeq(1, method))
                .add(HeaderType.CONTACT, Contact.of(SipUri.of("alice", "192.0.2.9", 5060)))
                .build();
    }

    /** The same request as one of another method: an ACK or CANCEL for an INVITE that came. */
    public static SipRequest as(SipMethod method, SipRequest request) {
        return SipRequest.builder(method, request.uri())
                .add(HeaderType.VIA, request.topVia())
                .add(HeaderType.MAX_FORWARDS, 70)
                .add(HeaderType.FROM, request.from())
                .add(HeaderType.TO, request.to())
                .add(HeaderType.CALL_ID, request.callId())
                .add(HeaderType.CSEQ, new CSeq(request.cseq().number(), method))
                .build();
    }

    public static SipResponse response(SipRequest request, int status, String toTag) {
        return SipResponse.to(request, status)
                .toTag(toTag)
                .add(HeaderType.CONTACT, Contact.of(SipUri.of("bob", "192.0.2.9", 5060)))
                .build();
    }
}
