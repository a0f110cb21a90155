package org.hookswitch.pjsip.inbound;

import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.transaction.ServerTransaction;

/**
 * Takes requests that were let in: their endpoint is known and has proved itself.
 *
 * <p>Called on the threads that receive SIP; must not wait.
 */
public interface Requests {

    /** A call. It must be answered, sooner or later. */
    void invite(InviteServer call, EndpointConfig endpoint);

    /** Anything else outside of a dialog. It must be answered. */
    void request(ServerTransaction transaction, EndpointConfig endpoint);
}
