package org.hookswitch.sip.dialog;

import java.util.Optional;
import org.hookswitch.sip.SipResponse;

/**
 * Hears what becomes of an INVITE of ours, the first of a session or a later one.
 *
 * <p>Of {@link #answered} and {@link #failed} exactly one is called, once. Threading: called on the thread that received the
 * message or runs the timers, in order and one at a time for all that belongs to one call, with no lock held. It must not
 * block; every door may be used from within.
 */
public interface InviteClientHandler {

    /**
     * A provisional response other than 100.
     *
     * @param early the session it opened, when it has a To tag; several may open when the INVITE forks
     */
    default void progress(InviteClient call, SipResponse response, Optional<Session> early) {}

    /**
     * A 2xx. The ACK has been sent, unless the INVITE had no body and the 2xx has one: then the body is an offer, and
     * {@link InviteClient#ack} must send the answer.
     */
    void answered(InviteClient call, Session session, SipResponse response);

    /** There will be no session; or, of an INVITE within a session, that goes on as it was unless it ends too. */
    void failed(InviteClient call, Failure failure);

    /**
     * A second fork of the INVITE was answered; the ACK has been sent.
     *
     * @return true to keep this session too; false to have it hung up
     */
    default boolean forked(InviteClient call, Session session, SipResponse response) {
        return false;
    }
}
