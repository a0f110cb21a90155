package org.hookswitch.sip.dialog;

import java.util.Optional;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;

/** How an answered session ended. Immutable. */
public sealed interface Ending {

    /** The peer hung up. */
    record ByPeer(SipRequest bye) implements Ending {}

    /**
     * We hung up.
     *
     * @param response to our BYE; empty when none came
     */
    record ByUs(Optional<SipResponse> response) implements Ending {}

    /** The session was lost. A BYE was sent all the same, for whoever may hear it. */
    record Lost(Cause cause) implements Ending {}

    /** Why a session was lost. */
    enum Cause {
        /** No ACK came for our answer (RFC 3261 §13.3.1.4). */
        NOT_ACKNOWLEDGED,
        /** The peer answered a request within the session with 481 (RFC 3261 §12.2.1.2). */
        UNKNOWN_TO_PEER,
        /** The peer did not answer a request within the session. */
        SILENT_PEER,
        /** Nobody refreshed the session in time (RFC 4028). */
        EXPIRED
    }
}
