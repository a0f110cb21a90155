package org.hookswitch.sip.transaction;

import java.util.Locale;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.Via;

/** By what a request is found to belong to a server transaction (RFC 3261 §17.2.3). Immutable. */
sealed interface MatchKey {

    /** A client of RFC 3261: its branch is unique. An ACK has the method of its INVITE here. */
    record Branch(String branch, String host, int port, SipMethod method) implements MatchKey {}

    /** A client of RFC 2543, whose branch says nothing. */
    record Legacy(String uri, String fromTag, String callId, long cseq, SipMethod method, String via)
            implements MatchKey {}

    /** The key of a request as one of the method, which for an ACK or a CANCEL is that of what it refers to. */
    static MatchKey of(SipRequest request, SipMethod method) {
        Via via = request.topVia();
        String branch = via.branch().orElse("");
        if (branch.startsWith(Via.MAGIC_COOKIE) && branch.length() > Via.MAGIC_COOKIE.length()) {
            return new Branch(branch, via.host().toLowerCase(Locale.ROOT), via.port(), method);
        }
        CSeq cseq = request.cseq();
        return new Legacy(
                request.uri().toString(), request.fromTag(), request.callId(), cseq.number(), method, via.toString());
    }
}
