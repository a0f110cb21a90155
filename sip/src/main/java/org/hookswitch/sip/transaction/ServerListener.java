package org.hookswitch.sip.transaction;

import org.hookswitch.sip.SipRequest;

/**
 * The user's side of an INVITE server transaction.
 *
 * <p>Threading: as {@link ClientListener}.
 */
public interface ServerListener {

    /**
     * The client wants no answer any more and no final response was sent yet. The CANCEL has been answered; the user should
     * respond 487 to the INVITE.
     */
    void cancelled(SipRequest cancel);

    /** No ACK came for the final response above 299: the client may never have received it. */
    default void unacknowledged() {}
}
