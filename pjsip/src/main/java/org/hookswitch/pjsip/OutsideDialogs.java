package org.hookswitch.pjsip;

import org.hookswitch.dialplan.MatchQuery;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pjsip.call.IncomingCalls;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.inbound.EndpointIdentifier;
import org.hookswitch.pjsip.inbound.Requests;
import org.hookswitch.pjsip.registrar.Registrar;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.SipStack;
import org.hookswitch.sip.transaction.ServerTransaction;

/**
 * Answers requests that begin something, or belong to nothing: calls, registrations, OPTIONS, and all that is not done here.
 *
 * <p>Any thread; waits for nothing.
 */
final class OutsideDialogs implements Requests {

    private final SipStack stack;
    private final Pbx pbx;
    private final EndpointIdentifier identifier;
    private final Registrar registrar;
    private final IncomingCalls calls;

    OutsideDialogs(SipStack stack, Pbx pbx, EndpointIdentifier identifier, Registrar registrar, IncomingCalls calls) {
        this.stack = stack;
        this.pbx = pbx;
        this.identifier = identifier;
        this.registrar = registrar;
        this.calls = calls;
    }

    @Override
    public void invite(InviteServer call, EndpointConfig endpoint) {
        calls.invite(call, endpoint);
    }

    @Override
    public void request(ServerTransaction transaction, EndpointConfig endpoint) {
        switch (transaction.method().name()) {
            case "REGISTER" -> registrar.register(transaction, endpoint);
            case "OPTIONS" -> options(transaction, endpoint);
            // Belongs to a dialog, and has none.
            case "BYE", "INFO", "UPDATE", "PRACK" -> transaction.respond(481);
            case "SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE", "REFER" -> notAllowed(transaction, 405);
            default -> notAllowed(transaction, 501);
        }
    }

    /** RFC 3261 §11: answered as an INVITE would be, as far as that can be told. */
    private void options(ServerTransaction transaction, EndpointConfig endpoint) {
        String exten = identifier.user(transaction.request().uri().user());
        boolean there = exten.isEmpty()
                || pbx.plan().query(endpoint.get(EndpointSignalling.CONTEXT), exten, "", MatchQuery.EXACT);
        if (there) {
            transaction.respond(stack.capabilities(transaction)
                    .add(HeaderType.ACCEPT, MediaType.SDP)
                    .build());
        } else {
            transaction.respond(404);
        }
    }

    private void notAllowed(ServerTransaction transaction, int status) {
        transaction.respond(transaction
                .response(status)
                .addAll(HeaderType.ALLOW, stack.allowed())
                .build());
    }
}
