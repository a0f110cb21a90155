package org.hookswitch.pbx.party;

/** Whom a channel's device talks to, or is told it talks to. */
public record ConnectedLine(PartyId id, PartyId ani, PartyId priv, Source source) {

    /** What brought the present value about. */
    public enum Source {
        UNKNOWN("unknown"),
        ANSWER("answer"),
        DIVERSION("diversion"),
        TRANSFER("transfer"),
        TRANSFER_ALERTING("transfer_alerting");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static final ConnectedLine NONE =
            new ConnectedLine(PartyId.NONE, PartyId.NONE, PartyId.NONE, Source.UNKNOWN);

    public ConnectedLine withId(PartyId newId) {
        return new ConnectedLine(newId, ani, priv, source);
    }

    public ConnectedLine withPriv(PartyId newPriv) {
        return new ConnectedLine(id, ani, newPriv, source);
    }

    public ConnectedLine withSource(Source newSource) {
        return new ConnectedLine(id, ani, priv, newSource);
    }

    /** The connected line taken as a caller: what the called phone's own channel calls itself. */
    public Caller asCaller() {
        return new Caller(id, ani, priv, 0);
    }
}
