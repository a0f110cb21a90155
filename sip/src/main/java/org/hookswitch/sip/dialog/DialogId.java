package org.hookswitch.sip.dialog;

import org.hookswitch.sip.SipRequest;

/**
 * What names a dialog: Call-ID and both tags, ours first (RFC 3261 §12). Immutable.
 *
 * @param remoteTag empty for a peer of RFC 2543 that has none
 */
public record DialogId(String callId, String localTag, String remoteTag) {

    /** The same dialog as the peer names it. */
    public DialogId seenByPeer() {
        return new DialogId(callId, /* localTag= */ remoteTag, /* remoteTag= */ localTag);
    }

    /** The dialog that a request from the peer belongs to. */
    static DialogId ofIncoming(SipRequest request) {
        return new DialogId(request.callId(), request.toTag(), request.fromTag());
    }
}
