package org.hookswitch.pjsip.call;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.Presentation;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.Privacy;
import org.hookswitch.sip.RemotePartyId;
import org.hookswitch.sip.SipMessage;

/**
 * Who messages say their senders are, as parties. Stateless.
 *
 * <p>RFC 3325 (P-Asserted-Identity), RFC 3323 (Privacy), draft-ietf-sip-privacy-04 (Remote-Party-ID).
 */
final class Identities {

    private Identities() {}

    /** Who calls: the endpoint's own caller id, or what a trusted endpoint asserts, or the From. */
    static PartyId caller(SipMessage invite, EndpointConfig endpoint) {
        String tag = endpoint.get(EndpointParties.CALLERID_TAG);
        Optional<PartyId> asserted = asserted(invite, endpoint);
        if (asserted.isPresent()) {
            return asserted.get().withTag(tag);
        }
        PartyId configured = configured(endpoint);
        if (configured.number().valid()) {
            return configured.withTag(tag);
        }
        PartyId from = party(invite.from());
        PartyId named = configured.name().valid() ? from.withName(configured.name()) : from;
        return endpoint.get(EndpointParties.CALLERID_PRIVACY)
                .map(named::withPresentation)
                .orElse(named)
                .withTag(tag);
    }

    /** The caller id that the endpoint is configured with; nobody when it is with none. */
    static PartyId configured(EndpointConfig endpoint) {
        PartyId id = endpoint.get(EndpointParties.CALLERID)
                .map(known -> known.withTag(endpoint.get(EndpointParties.CALLERID_TAG)))
                .orElse(PartyId.NONE);
        return endpoint.get(EndpointParties.CALLERID_PRIVACY)
                .map(id::withPresentation)
                .orElse(id);
    }

    /** What the message asserts, when its endpoint is trusted with that. */
    static Optional<PartyId> asserted(SipMessage message, EndpointConfig endpoint) {
        if (!endpoint.get(EndpointParties.TRUST_ID_INBOUND)) {
            return Optional.empty();
        }
        List<NameAddr> identities = message.all(HeaderType.P_ASSERTED_IDENTITY);
        if (!identities.isEmpty()) {
            boolean hidden = message.first(HeaderType.PRIVACY)
                    .filter(privacy -> !isNone(privacy))
                    .isPresent();
            return Optional.of(party(identities.getFirst())
                    .withPresentation(hidden ? Presentation.PROHIB_NOT_SCREENED : Presentation.ALLOWED_NOT_SCREENED));
        }
        return message.first(HeaderType.REMOTE_PARTY_ID)
                .map(id -> party(id.address()).withPresentation(presentation(id)));
    }

    private static boolean isNone(Privacy privacy) {
        return privacy.has("none");
    }

    private static Presentation presentation(RemotePartyId id) {
        boolean hidden = !id.privacy().equalsIgnoreCase("off");
        if (id.isScreened()) {
            return hidden ? Presentation.PROHIB_PASSED_SCREEN : Presentation.ALLOWED_PASSED_SCREEN;
        }
        return hidden ? Presentation.PROHIB_NOT_SCREENED : Presentation.ALLOWED_NOT_SCREENED;
    }

    /** An address as a party; its number ends at a semicolon. */
    static PartyId party(NameAddr address) {
        String user = address.uri().user();
        int semicolon = user.indexOf(';');
        return PartyId.of(address.displayName(), semicolon < 0 ? user : user.substring(0, semicolon));
    }

    /** The identity of a connected line with what only we may see in place of what others may. */
    static PartyId effective(ConnectedLine line) {
        PartyId id = line.id();
        if (line.priv().name().valid()) {
            id = id.withName(line.priv().name());
        }
        return line.priv().number().valid() ? id.withNumber(line.priv().number()) : id;
    }
}
