package org.hookswitch.sip.dialog;

import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transport.Flow;

/**
 * Hears what begins: calls and requests outside of any dialog.
 *
 * <p>Threading: called on the thread that received the message, several at a time for different messages when there are
 * several transports, with no lock held. It must not block: it hands work that waits to another thread and answers from
 * there; every door may be used from any thread.
 */
public interface SipListener {

    /** A call. It must be answered, sooner or later. */
    void invite(InviteServer call);

    /** A request other than INVITE, ACK, CANCEL outside of any dialog. It must be answered. */
    void request(ServerTransaction transaction);

    /** Whether a new request is let in; if not, it is answered 503 with Retry-After and leaves no trace. */
    default boolean admits(SipRequest request, Flow source) {
        return true;
    }
}
