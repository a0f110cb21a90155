package org.hookswitch.pbx.event;

import java.time.Instant;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.party.PartyId;

/** A channel as it stood at one moment. Immutable. */
public record ChannelSnapshot(
        String name,
        String uniqueId,
        String linkedId,
        ChannelState state,
        PartyId caller,
        PartyId connected,
        String accountCode,
        String language,
        Place place,
        String application,
        String data,
        String bridge,
        Instant created,
        Ledger ledger) {

    /**
     * What records of calls want to know besides.
     *
     * @param outgoing whether the switch called this leg
     * @param amaFlags 1 to 3, see {@link org.hookswitch.pbx.Marks.AmaFlag}
     * @param peerAccount account code of the other party
     * @param ani number from which the call is billed
     * @param rdnis number that diverted the call
     * @param dnid number that was dialled
     * @param ending whether it is hung up, so that what runs on it is its hangup logic
     * @param inRoutine whether a handler routine runs on it
     */
    public record Ledger(
            boolean outgoing,
            int amaFlags,
            String userField,
            String peerAccount,
            String ani,
            String rdnis,
            String dnid,
            HangupCause hangupCause,
            String hangupSource,
            boolean ending,
            boolean inRoutine) {

        /** Of no channel. */
        public static final Ledger NONE =
                new Ledger(false, 3, "", "", "", "", "", HangupCause.NOTDEFINED, "", false, false);
    }

    /** No channel. */
    public static final ChannelSnapshot NONE = new ChannelSnapshot(
            "",
            "",
            "",
            ChannelState.DOWN,
            PartyId.NONE,
            PartyId.NONE,
            "",
            "",
            new Place("", "", 1),
            "",
            "",
            "",
            Instant.EPOCH,
            Ledger.NONE);
}
