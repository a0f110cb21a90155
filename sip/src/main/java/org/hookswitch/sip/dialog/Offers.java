package org.hookswitch.sip.dialog;

import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Which offers of a session have no answer yet: by rule there is one at a time (RFC 3264 §4; what carries offers and answers
 * is in RFC 3261 §13.2.1, RFC 3262 §5, RFC 3311 §5.1). A body counts as an offer or an answer, whatever is in it.
 *
 * <p>Threading: guarded by the call's lock.
 */
final class Offers {

    private boolean ours;
    private boolean theirs;
    private @Nullable ServerTransaction theirUpdate;

    /** Whether we wait for an answer. */
    boolean ours() {
        return ours;
    }

    /** Whether we owe an answer. */
    boolean theirs() {
        return theirs || (theirUpdate != null && theirUpdate.isOpen());
    }

    boolean any() {
        return ours() || theirs();
    }

    void inviteSent(SipRequest invite) {
        ours = invite.bodyLength() > 0;
    }

    void inviteCame(SipRequest invite) {
        theirs = invite.bodyLength() > 0;
    }

    /** A reliable provisional response or a 2xx of ours to an INVITE. */
    void responseSent(SipRequest invite, SipResponse response) {
        if (response.bodyLength() == 0) {
            return;
        }
        if (theirs) {
            theirs = false;
        } else if (invite.bodyLength() == 0) {
            ours = true;
        }
    }

    /** A reliable provisional response or a 2xx of the peer's to an INVITE. */
    void responseCame(SipRequest invite, SipResponse response) {
        if (response.bodyLength() > 0) {
            ours = false;
            theirs = invite.bodyLength() == 0;
        } else if (response.isSuccess()) {
            ours = false;
        }
    }

    /** An ACK or PRACK of the peer's: if our response was an offer, this is the answer. */
    void acknowledged() {
        ours = false;
    }

    /** An ACK or PRACK of ours: if the peer's response was an offer, this is the answer. */
    void acknowledging() {
        theirs = false;
    }

    void updateSent() {
        ours = true;
    }

    void updateCame(ServerTransaction update) {
        theirUpdate = update;
    }

    /** An INVITE or UPDATE of ours came to its end. */
    void oursSettled() {
        ours = false;
    }

    /** We answered an INVITE with a 2xx. */
    void theirsSettled() {
        theirs = false;
    }

    /** We refused an INVITE, and with it what offers were made on the way. */
    void refused() {
        ours = false;
        theirs = false;
    }
}
