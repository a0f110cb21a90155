package org.hookswitch.sip.transaction;

import java.io.IOException;
import org.hookswitch.sip.SipResponse;

/**
 * The user's side of a client transaction.
 *
 * <p>Threading: called on the thread that received the message or that runs the timers, one call at a time and in order; a
 * call must not block. No lock of the stack is held, so every door may be used from within.
 */
public interface ClientListener {

    /**
     * A response; of an INVITE several provisional and several 2xx ones may come, each 2xx as often as it is retransmitted.
     * Retransmissions of other final responses do not come here, and their ACK is sent by the transaction.
     */
    void response(SipResponse response);

    /** No final response came in time: as if it had been 408 (RFC 3261 §8.1.3.1). */
    void timedOut();

    /** The request could not be sent: as if the response had been 503. */
    void unreachable(IOException cause);

    /**
     * Nothing comes after this: the final response did, of an INVITE answered with 2xx the time is over in which further
     * ones could come, or there was none.
     */
    default void ended() {}
}
