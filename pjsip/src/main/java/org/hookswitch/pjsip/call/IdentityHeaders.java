package org.hookswitch.pjsip.call;

import java.util.Optional;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MessageBuilder;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.Params;
import org.hookswitch.sip.Privacy;
import org.hookswitch.sip.RemotePartyId;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.Uri;

/**
 * What one leg's peer is told about the other party: P-Asserted-Identity or Remote-Party-ID, as its endpoint wants, and
 * nothing of who does not want to be shown unless the endpoint is trusted.
 *
 * <p>Immutable. RFC 3325, RFC 3323, draft-ietf-sip-privacy-04.
 *
 * @param host in the URIs of the identities
 * @param weCalled whether we began the dialog, which Remote-Party-ID tells
 */
record IdentityHeaders(EndpointConfig endpoint, String host, boolean weCalled) {

    /** Whom a peer is sent to: a SIP URI, or a user of ours; empty when it is neither. */
    Optional<SipUri> uri(String destination) {
        String text = destination.strip();
        if (text.regionMatches(true, 0, "sip:", 0, 4) || text.regionMatches(true, 0, "sips:", 0, 5)) {
            return Uri.parse(text).flatMap(Uri::sip);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(SipUri.of(text, host));
    }

    /** Whether the endpoint wants to be told at all. */
    boolean isWanted() {
        return endpoint.get(EndpointParties.SEND_PAI) || endpoint.get(EndpointParties.SEND_RPID);
    }

    /** The party as it may be told; empty when there is nothing to tell. */
    Optional<PartyId> tellable(PartyId id) {
        boolean known = id.number().valid() && !id.number().digits().isEmpty();
        return known && mayBeShown(endpoint, id) ? Optional.of(id) : Optional.empty();
    }

    static boolean mayBeShown(EndpointConfig endpoint, PartyId id) {
        return endpoint.get(EndpointParties.TRUST_ID_OUTBOUND)
                || !id.presentation().isRestricted();
    }

    /** Adds what is to be told to a message. */
    void add(MessageBuilder<?> message, PartyId party) {
        Optional<PartyId> told = tellable(party);
        if (told.isEmpty()) {
            return;
        }
        PartyId id = told.get();
        boolean hidden = id.presentation().isRestricted();
        NameAddr address = NameAddr.of(
                id.name().valid() ? id.name().text() : "", SipUri.of(id.number().digits(), host));
        if (endpoint.get(EndpointParties.SEND_PAI)) {
            message.set(HeaderType.P_ASSERTED_IDENTITY, address);
            if (hidden) {
                message.set(HeaderType.PRIVACY, Privacy.of("id"));
            }
        }
        if (endpoint.get(EndpointParties.SEND_RPID)) {
            boolean screened = switch (id.presentation()) {
                case ALLOWED_PASSED_SCREEN, PROHIB_PASSED_SCREEN, ALLOWED, PROHIB -> true;
                default -> false;
            };
            Params params = Params.of("party", weCalled ? "calling" : "called")
                    .with("privacy", hidden ? "full" : "off")
                    .with("screen", screened ? "yes" : "no");
            message.set(HeaderType.REMOTE_PARTY_ID, new RemotePartyId(address.withParams(params)));
        }
    }
}
