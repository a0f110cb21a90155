package org.hookswitch.sip.dialog;

import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.transaction.ServerTransaction;

/**
 * Hears what the peer does within a session.
 *
 * <p>Threading: as {@link InviteClientHandler}.
 */
public interface SessionHandler {

    /** The session is over; called exactly once for every session that was answered, and nothing comes after it. */
    void ended(Session session, Ending ending);

    /** The peer wants the session changed. It must be answered, sooner or later; by itself it is refused. */
    default void reinvite(Session session, InviteServer invite) {
        invite.reject(488);
    }

    /**
     * The peer changes the session, or tells something of itself, with UPDATE. It must be answered at once, with a response
     * that {@link Session#response} began.
     */
    default void update(Session session, ServerTransaction update) {
        update.respond(session.response(update, update.request().bodyLength() == 0 ? 200 : 488)
                .build());
    }

    /** Any other request within the session: INFO, REFER, NOTIFY, MESSAGE, OPTIONS. It must be answered. */
    default void request(Session session, ServerTransaction transaction) {
        int status = transaction.method().equals(SipMethod.OPTIONS) ? 200 : 405;
        transaction.respond(session.response(transaction, status)
                .setAll(HeaderType.ALLOW, session.stack().allowed())
                .build());
    }

    /** The ACK of our answer came; it has a body when our answer was an offer. */
    default void acked(Session session, SipRequest ack) {}

    /** Hears nothing and refuses what must be answered. */
    SessionHandler NONE = (session, ending) -> {};
}
