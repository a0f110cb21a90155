package org.hookswitch.pbx.event;

import java.time.Instant;
import org.hookswitch.pbx.ChannelState;
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
        Instant created) {

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
            Instant.EPOCH);
}
