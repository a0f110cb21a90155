package org.hookswitch.pjsip.registrar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.SentBy;

/**
 * What an address of record was bound to: by a registration, or by its configuration. Immutable.
 *
 * @param aor the address of record
 * @param contact as the phone named it; requests to it have this as their Request-URI
 * @param hop where the phone's messages come from, to which requests go instead of where the contact leads
 * @param path proxies to pass, nearest first (RFC 3327)
 * @param expires {@link Instant#MAX} for one that is configured
 * @param callId of the registration; empty for one that is configured
 * @param cseq of the registration
 * @param endpoint whose registration it was; empty for one that is configured
 * @param userAgent what the phone calls itself; may be empty
 */
public record Binding(
        String aor,
        SipUri contact,
        Optional<Hop> hop,
        List<NameAddr> path,
        Instant expires,
        String callId,
        long cseq,
        String endpoint,
        String userAgent) {

    public Binding {
        path = List.copyOf(path);
    }

    /** One that is configured. */
    public static Binding configured(String aor, SipUri contact) {
        return new Binding(aor, contact, Optional.empty(), List.of(), Instant.MAX, "", 0, "", "");
    }

    public boolean isConfigured() {
        return expires.equals(Instant.MAX);
    }

    /** Where the phone really is: the contact, with the address its messages come from in place of what it named. */
    public SipUri uri() {
        return hop.map(from -> contact.withHost(SentBy.hostOf(from.address()), from.port()))
                .orElse(contact);
    }
}
