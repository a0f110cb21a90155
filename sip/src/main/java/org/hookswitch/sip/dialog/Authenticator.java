package org.hookswitch.sip.dialog;

import java.util.Optional;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;

/**
 * Answers a challenge: given a request and the 401 or 407 that came for it, makes the request with credentials.
 *
 * <p>{@link SipStack#digest} makes one of accounts. Threading: called on the thread that received the response, with no lock
 * held; must not block.
 */
@FunctionalInterface
public interface Authenticator {

    /** Answers no challenge. */
    Authenticator NONE = (request, challenge) -> Optional.empty();

    /**
     * Makes the request with credentials; the stack gives it its CSeq and Via.
     *
     * @param request as it was sent
     * @return the request with Authorization or Proxy-Authorization headers, otherwise unchanged; empty to take the
     *     challenge as the final answer, as when it refuses credentials that the request has
     */
    Optional<SipRequest> answer(SipRequest request, SipResponse challenge);
}
