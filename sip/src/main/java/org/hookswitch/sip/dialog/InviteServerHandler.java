package org.hookswitch.sip.dialog;

import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.transaction.ServerTransaction;

/**
 * Hears what becomes of an INVITE that came, until we answer it for good.
 *
 * <p>Threading: as {@link InviteClientHandler}.
 */
public interface InviteServerHandler {

    /**
     * The caller gave up; 487 has been sent.
     *
     * @param by its CANCEL, or the BYE for the early dialog
     */
    void cancelled(InviteServer call, SipRequest by);

    /** A reliable provisional response was never acknowledged: 504 has been sent (RFC 3262 §3). */
    default void unreachable(InviteServer call) {}

    /**
     * The PRACK of a reliable provisional response has a body: the answer to our offer, or an offer. It must be answered.
     * A PRACK without a body is answered by the stack.
     */
    default void prack(InviteServer call, ServerTransaction prack) {
        prack.respond(200);
    }

    /** Hears nothing. */
    InviteServerHandler NONE = (call, by) -> {};
}
