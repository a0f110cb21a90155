package org.hookswitch.pbx.party;

/**
 * How a call came to be diverted: first called party, last diverting party, new destination (RFC 5806, RFC 7044).
 *
 * @param orig who was called first
 * @param from who diverted last
 * @param to where the call goes now
 * @param count number of diversions so far
 */
public record Redirecting(
        PartyId orig,
        PartyId from,
        PartyId to,
        PartyId privOrig,
        PartyId privFrom,
        PartyId privTo,
        RedirectReason origReason,
        RedirectReason reason,
        int count) {

    public static final Redirecting NONE = new Redirecting(
            PartyId.NONE,
            PartyId.NONE,
            PartyId.NONE,
            PartyId.NONE,
            PartyId.NONE,
            PartyId.NONE,
            RedirectReason.UNKNOWN,
            RedirectReason.UNKNOWN,
            0);

    public Redirecting withOrig(PartyId v) {
        return new Redirecting(v, from, to, privOrig, privFrom, privTo, origReason, reason, count);
    }

    public Redirecting withFrom(PartyId v) {
        return new Redirecting(orig, v, to, privOrig, privFrom, privTo, origReason, reason, count);
    }

    public Redirecting withTo(PartyId v) {
        return new Redirecting(orig, from, v, privOrig, privFrom, privTo, origReason, reason, count);
    }

    public Redirecting withPrivOrig(PartyId v) {
        return new Redirecting(orig, from, to, v, privFrom, privTo, origReason, reason, count);
    }

    public Redirecting withPrivFrom(PartyId v) {
        return new Redirecting(orig, from, to, privOrig, v, privTo, origReason, reason, count);
    }

    public Redirecting withPrivTo(PartyId v) {
        return new Redirecting(orig, from, to, privOrig, privFrom, v, origReason, reason, count);
    }

    public Redirecting withOrigReason(RedirectReason v) {
        return new Redirecting(orig, from, to, privOrig, privFrom, privTo, v, reason, count);
    }

    public Redirecting withReason(RedirectReason v) {
        return new Redirecting(orig, from, to, privOrig, privFrom, privTo, origReason, v, count);
    }

    public Redirecting withCount(int v) {
        return new Redirecting(orig, from, to, privOrig, privFrom, privTo, origReason, reason, v);
    }
}
