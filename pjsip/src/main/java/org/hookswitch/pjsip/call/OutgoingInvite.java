package org.hookswitch.pjsip.call;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.EndpointSignalling.Reliable;
import org.hookswitch.pjsip.config.EndpointSignalling.Timers;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.pjsip.outbound.Target;
import org.hookswitch.pjsip.outbound.Way;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipUri;

/**
 * The INVITE of a leg: who calls, as the endpoint is to see it, and what is supported. One thread.
 *
 * <p>The caller is the channel's connected line: what the channel's device is told of the other party.
 */
final class OutgoingInvite {

    private static final String ANONYMOUS = "anonymous";
    private static final String ANONYMOUS_NAME = "Anonymous";
    private static final String ANONYMOUS_HOST = "anonymous.invalid";

    private final PjsipDevice leg;
    private final EndpointConfig endpoint;
    private final Target target;
    private final Way way;
    private final PartyId caller;
    private final String host;

    OutgoingInvite(PjsipDevice leg, Target target, Way way) {
        this.leg = leg;
        this.endpoint = leg.endpoint();
        this.target = target;
        this.way = way;
        this.caller = Identities.effective(leg.channel().connected());
        this.host = endpoint.get(EndpointParties.FROM_DOMAIN).orElse(way.local().host());
    }

    /** How the peer is told of the other party in this dialog. */
    IdentityHeaders identity() {
        return new IdentityHeaders(endpoint, host, true);
    }

    SipRequest build(String sdp) {
        SipUri uri = phone(target.uri());
        SipRequest.Builder invite = leg.wiring()
                .outbound()
                .stack()
                .request(SipMethod.INVITE, uri, leg.headers().withParams(from()), NameAddr.of(target.uri()))
                .set(HeaderType.MAX_FORWARDS, leg.wiring().config().get(GlobalOptions.MAX_FORWARDS))
                .setAll(HeaderType.ROUTE, target.routes())
                .add(HeaderType.CONTACT, way.contact(contactUser()));
        extensions(invite);
        identity().add(invite, caller);
        Diversions.add(invite, leg.channel().redirecting(), endpoint, target.uri(), host);
        transferred(invite);
        leg.headers().addTo(invite);
        return invite.body(MediaType.SDP, sdp).build();
    }

    /** What the REFER that brought the call about wants its target to be told (RFC 3892, RFC 3891). */
    private void transferred(SipRequest.Builder invite) {
        String by = leg.channel().variables().get("SIPREFERREDBYHDR");
        if (by != null && !by.isEmpty()) {
            invite.set(HeaderName.REFERRED_BY, by);
        }
        String replaces = leg.channel().variables().get("SIPREPLACESHDR");
        if (replaces != null && !replaces.isEmpty()) {
            invite.set(HeaderName.REPLACES, replaces);
        }
    }

    private void extensions(SipRequest.Builder invite) {
        Reliable reliable = endpoint.get(EndpointSignalling.RELIABLE);
        Timers timers = endpoint.get(EndpointSignalling.TIMERS);
        List<String> supported = new ArrayList<>(4);
        List<String> required = new ArrayList<>(2);
        if (reliable != Reliable.NO) {
            supported.add("100rel");
        }
        if (timers != Timers.NO) {
            supported.add("timer");
        }
        supported.add("replaces");
        if (leg.wiring().config().get(GlobalOptions.NOREFERSUB)) {
            supported.add("norefersub");
        }
        if (reliable == Reliable.REQUIRED) {
            required.add("100rel");
        }
        if (timers == Timers.REQUIRED) {
            required.add("timer");
        }
        invite.set(HeaderName.SUPPORTED, String.join(", ", supported));
        invite.addAll(HeaderType.REQUIRE, required);
    }

    private NameAddr from() {
        if (caller.presentation().isRestricted() && !IdentityHeaders.mayBeShown(endpoint, caller)) {
            String user = endpoint.get(EndpointParties.FROM_USER).orElse(ANONYMOUS);
            String domain = endpoint.get(EndpointParties.FROM_DOMAIN).orElse(ANONYMOUS_HOST);
            return NameAddr.of(ANONYMOUS_NAME, SipUri.of(user, domain));
        }
        String number = caller.number().valid() ? caller.number().digits() : "";
        String user = endpoint.get(EndpointParties.FROM_USER)
                .orElse(number.isEmpty() ? leg.wiring().config().get(GlobalOptions.DEFAULT_FROM_USER) : number);
        return NameAddr.of(caller.name().valid() ? caller.name().text() : "", phone(SipUri.of(user, host)));
    }

    private String contactUser() {
        return endpoint.get(EndpointParties.CONTACT_USER).orElseGet(() -> {
            boolean number = leg.wiring().config().get(GlobalOptions.USE_CALLERID_CONTACT)
                    && caller.number().valid()
                    && !caller.number().digits().isEmpty()
                    && IdentityHeaders.mayBeShown(endpoint, caller);
            return number ? caller.number().digits() : leg.wiring().config().get(GlobalOptions.DEFAULT_FROM_USER);
        });
    }

    /** RFC 3261 §19.1.1: says that the user is a telephone number, where the endpoint wants to hear it. */
    private SipUri phone(SipUri uri) {
        boolean number = endpoint.get(EndpointSignalling.USER_EQ_PHONE)
                && uri.user().matches("\\+?[0-9*#ABCD().-]+")
                && !uri.params().has("user");
        return number ? uri.withParam("user", "phone") : uri;
    }
}
