package org.hookswitch.sip.dialog;

import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.Via;

/** Requests of a peer that we called. */
final class Byes {

    private Byes() {}

    static SipRequest fromCallee(SipRequest invite, String tag) {
        return within(SipMethod.BYE, 1, invite, tag).build();
    }

    static SipRequest.Builder within(SipMethod method, long cseq, SipRequest invite, String tag) {
        return SipRequest.builder(method, invite.contact().orElseThrow().uri())
                .add(HeaderType.VIA, Via.of("UDP", "192.0.2.9", 5060, "z9hG4bKcallee" + method + cseq))
                .add(HeaderType.MAX_FORWARDS, 70)
                .add(HeaderType.FROM, invite.to().withTag(tag))
                .add(HeaderType.TO, invite.from())
                .add(HeaderType.CALL_ID, invite.callId())
                .add(HeaderType.CSEQ, new CSeq(cseq, method));
    }
}
