package org.hookswitch.sip.transaction;

import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.transport.Flow;

/**
 * What stands above the transactions and gets what begins one.
 *
 * <p>Threading: called on the thread that received the message, possibly several at a time for different messages; a call
 * must not block. No lock of the stack is held.
 */
public interface TransactionUser {

    /** A new request. It must be answered sometime; other than an INVITE it is forgotten after 64·T1. */
    void request(ServerTransaction transaction);

    /** An ACK that no transaction absorbed: it is for a 2xx, or a stray. */
    void ack(SipRequest ack, Flow source);

    /**
     * Whether a new request outside of any dialog is let in; if not, it is answered 503 with Retry-After and leaves no
     * trace.
     */
    default boolean admits(SipRequest request, Flow source) {
        return true;
    }
}
