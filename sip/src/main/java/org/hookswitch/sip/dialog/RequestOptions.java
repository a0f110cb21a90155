package org.hookswitch.sip.dialog;

import java.util.Optional;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.Transport;

/**
 * How a request, and what follows it within its dialog, is sent. Immutable.
 *
 * @param hop where to send the first request, instead of where its Route or Request-URI leads
 * @param transport by which of our transports, if it speaks the protocol of the hop; else the first that does
 * @param symmetric requests within the dialog go to where the peer's messages come from instead of where its Contact
 *     leads, unless there is a route set: for peers behind a NAT
 * @param authenticator answers challenges
 * @param sessionTimers what we want of session timers in the sessions that an INVITE begins
 */
public record RequestOptions(
        Optional<Hop> hop,
        Optional<Transport> transport,
        boolean symmetric,
        Authenticator authenticator,
        SessionTimers sessionTimers) {

    public static final RequestOptions NONE =
            new RequestOptions(Optional.empty(), Optional.empty(), false, Authenticator.NONE, SessionTimers.ACCEPT);

    public RequestOptions withHop(Hop hop) {
        return new RequestOptions(Optional.of(hop), transport, symmetric, authenticator, sessionTimers);
    }

    public RequestOptions withTransport(Transport transport) {
        return new RequestOptions(hop, Optional.of(transport), symmetric, authenticator, sessionTimers);
    }

    public RequestOptions withSymmetric(boolean symmetric) {
        return new RequestOptions(hop, transport, symmetric, authenticator, sessionTimers);
    }

    public RequestOptions withAuthenticator(Authenticator authenticator) {
        return new RequestOptions(hop, transport, symmetric, authenticator, sessionTimers);
    }

    public RequestOptions withSessionTimers(SessionTimers sessionTimers) {
        return new RequestOptions(hop, transport, symmetric, authenticator, sessionTimers);
    }

    RequestOptions withoutHop() {
        return new RequestOptions(Optional.empty(), transport, symmetric, authenticator, sessionTimers);
    }
}
