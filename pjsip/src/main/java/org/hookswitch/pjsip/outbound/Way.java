package org.hookswitch.pjsip.outbound;

import org.hookswitch.sip.Contact;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.SentBy;
import org.hookswitch.sip.transport.TransportProtocol;

/**
 * The way that a request will go, and what we are called on it.
 *
 * @param local our own address as the peer sees it
 */
public record Way(Flow flow, SentBy local) {

    /** Our own URI. */
    public SipUri uri(String user) {
        return SipUri.of(user, local.host(), local.port());
    }

    /** Our Contact. */
    public Contact contact(String user) {
        TransportProtocol protocol = flow.peer().protocol();
        SipUri uri = uri(user);
        return Contact.of(protocol == TransportProtocol.UDP ? uri : uri.withParam("transport", protocol.uriName()));
    }
}
