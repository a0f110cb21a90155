package org.hookswitch.pbx.party;

/**
 * Who calls on this channel.
 *
 * @param id the caller as shown
 * @param ani who is billed (automatic number identification)
 * @param priv what only we may see
 * @param ani2 ANI II digits (originating line information), 0–99
 */
public record Caller(PartyId id, PartyId ani, PartyId priv, int ani2) {

    public static final Caller NONE = new Caller(PartyId.NONE, PartyId.NONE, PartyId.NONE, 0);

    public static Caller of(PartyId id) {
        return new Caller(id, PartyId.NONE, PartyId.NONE, 0);
    }

    public Caller withId(PartyId newId) {
        return new Caller(newId, ani, priv, ani2);
    }

    public Caller withAni(PartyId newAni) {
        return new Caller(id, newAni, priv, ani2);
    }

    public Caller withPriv(PartyId newPriv) {
        return new Caller(id, ani, newPriv, ani2);
    }

    /** The caller seen from the other end: what a called phone is told. */
    public ConnectedLine asConnectedLine(ConnectedLine.Source source) {
        return new ConnectedLine(id, ani, priv, source);
    }
}
