package org.hookswitch.pbx.dial;

import java.util.Locale;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.PartyNumber;
import org.hookswitch.pbx.party.RedirectReason;
import org.hookswitch.pbx.party.Redirecting;

/** Where a called party that diverts a call sends it, and what is to be said of that. Pure but for the registry. */
final class Forwarding {

    private Forwarding() {}

    /**
     * What is dialled instead: what the party names with its technology, or a Local channel into the context that it names, or
     * into the leg's FORWARD_CONTEXT, or
     * into {@code otherwise} when that is not set or empty.
     */
    static Destination destination(Pbx pbx, Channel leg, String target, String otherwise) {
        int slash = target.indexOf('/');
        if (slash > 0
                && pbx.registry()
                        .driver(target.substring(0, slash).toLowerCase(Locale.ROOT))
                        .isPresent()) {
            return new Destination(target.substring(0, slash), target.substring(slash + 1), target);
        }
        String context = leg.variables().get("FORWARD_CONTEXT");
        String resource = target.indexOf('@') > 0
                ? target
                : target + "@" + (context == null || context.isEmpty() ? otherwise : context);
        return new Destination("Local", resource, "Local/" + resource);
    }

    /**
     * The diversion as the next leg and the caller are told it.
     *
     * @param before what was known of earlier diversions
     * @param dialled what was dialled for the leg, where the leg does not say who it is
     */
    static Redirecting redirecting(Redirecting before, Signal.Diverted diverted, String dialled, String target) {
        Redirecting said = diverted.redirecting();
        PartyId from = said.from().isUnknown() ? PartyId.NONE.withNumber(PartyNumber.of(dialled)) : said.from();
        PartyId orig = before.orig().isUnknown() ? from : before.orig();
        PartyId to = said.to().isUnknown() ? PartyId.NONE.withNumber(PartyNumber.of(target)) : said.to();
        RedirectReason reason = said.reason();
        return before.withOrig(orig)
                .withOrigReason(before.count() == 0 ? reason : before.origReason())
                .withFrom(from)
                .withTo(to)
                .withReason(reason)
                .withCount(before.count() + 1);
    }
}
