package org.hookswitch.pjsip.call;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.RedirectReason;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.pjsip.config.EndpointConfig;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.sip.Diversion;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.HistoryInfo;
import org.hookswitch.sip.MessageBuilder;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.Params;
import org.hookswitch.sip.Reason;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipUri;

/**
 * How a call was diverted, from and into the headers Diversion and History-Info. Stateless.
 *
 * <p>RFC 5806; RFC 7044 with the causes of RFC 4458.
 */
final class Diversions {

    private static final int MOST_DIVERSIONS = 999;

    private Diversions() {}

    /**
     * What a message tells of diversions; empty when it tells of none.
     *
     * @param to where the call goes now
     */
    static Optional<Redirecting> read(SipMessage message, NameAddr to) {
        List<Diversion> diversions = message.all(HeaderType.DIVERSION);
        if (!diversions.isEmpty()) {
            return Optional.of(read(diversions, to));
        }
        List<HistoryInfo> history = message.all(HeaderType.HISTORY_INFO);
        for (int i = history.size() - 1; i >= 0; i--) {
            Optional<Reason> reason = history.get(i).reason();
            if (reason.isPresent()) {
                PartyId from = Identities.party(history.get(i).address());
                return Optional.of(Redirecting.NONE
                        .withFrom(from)
                        .withOrig(Identities.party(history.getFirst().address()))
                        .withTo(Identities.party(to))
                        .withReason(ofCause(reason.get().cause()))
                        .withCount(1));
            }
        }
        return Optional.empty();
    }

    /** The first is the last who diverted; the last is the first. */
    private static Redirecting read(List<Diversion> diversions, NameAddr to) {
        Diversion last = diversions.getFirst();
        Diversion first = diversions.getLast();
        int count = diversions.stream().mapToInt(Diversion::counter).sum();
        return Redirecting.NONE
                .withFrom(Identities.party(last.address()))
                .withReason(reason(last))
                .withOrig(Identities.party(first.address()))
                .withOrigReason(reason(first))
                .withTo(Identities.party(to))
                .withCount(Math.min(count, MOST_DIVERSIONS));
    }

    private static RedirectReason reason(Diversion diversion) {
        return diversion.reason().map(RedirectReason::fromDiversion).orElse(RedirectReason.UNKNOWN);
    }

    private static RedirectReason ofCause(int cause) {
        return switch (cause) {
            case 302 -> RedirectReason.CFU;
            case 408 -> RedirectReason.CFNR;
            case 486 -> RedirectReason.CFB;
            case 480, 487 -> RedirectReason.DEFLECTION;
            case 503 -> RedirectReason.UNAVAILABLE;
            default -> RedirectReason.UNKNOWN;
        };
    }

    private static int cause(RedirectReason reason) {
        return switch (reason.word()) {
            case "cfu" -> 302;
            case "cfnr" -> 408;
            case "cfb" -> 486;
            case "deflection" -> 487;
            case "unavailable" -> 503;
            default -> 404;
        };
    }

    /**
     * Adds what an endpoint is to be told.
     *
     * @param to the URI that the call goes to now
     * @param host in the URIs of the diverting parties
     */
    static void add(
            MessageBuilder<?> message, Redirecting redirecting, EndpointConfig endpoint, SipUri to, String host) {
        PartyId from = redirecting.from();
        if (!isTellable(from, endpoint)) {
            return;
        }
        PartyId orig = redirecting.orig();
        boolean twice = isTellable(orig, endpoint)
                && !orig.number().digits().equals(from.number().digits());
        if (endpoint.get(EndpointParties.SEND_DIVERSION)) {
            int before = twice ? 1 : 0;
            message.add(
                    HeaderType.DIVERSION,
                    diversion(from, redirecting.reason(), Math.max(1, redirecting.count() - before), host));
            if (twice) {
                message.add(HeaderType.DIVERSION, diversion(orig, redirecting.origReason(), 1, host));
            }
        }
        if (endpoint.get(EndpointParties.SEND_HISTORY_INFO)) {
            Reason why =
                    Reason.sip(cause(redirecting.reason()), redirecting.reason().diversionWord());
            SipUri diverted = SipUri.of(from.number().digits(), host).withHeader("Reason", why.toString());
            message.add(HeaderType.HISTORY_INFO, entry(from, diverted, "1"));
            message.add(HeaderType.HISTORY_INFO, entry(PartyId.NONE, to, "1.1"));
        }
    }

    private static boolean isTellable(PartyId party, EndpointConfig endpoint) {
        return party.number().valid()
                && !party.number().digits().isEmpty()
                && IdentityHeaders.mayBeShown(endpoint, party);
    }

    private static Diversion diversion(PartyId party, RedirectReason reason, int count, String host) {
        Params params = Params.of("reason", reason.diversionWord());
        return new Diversion(NameAddr.of(name(party), SipUri.of(party.number().digits(), host))
                .withParams(count > 1 ? params.with("counter", count) : params));
    }

    private static HistoryInfo entry(PartyId party, SipUri uri, String index) {
        return new HistoryInfo(NameAddr.of(name(party), uri).withParams(Params.of("index", index)));
    }

    private static String name(PartyId party) {
        return party.name().valid() ? party.name().text() : "";
    }
}
