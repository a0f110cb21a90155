package org.hookswitch.pbx.dial;

import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.party.ConnectedLine;
import org.jspecify.annotations.Nullable;

/** One outgoing channel of a call that is being placed. Used by the thread that dials. */
final class Leg {

    private final Channel channel;
    private final Destination destination;
    private final boolean identityFilledIn;
    private final int forwards;
    private @Nullable ConnectedLine kept;
    private boolean ringing;

    /** @param identityFilledIn whether its caller id is only the number that was dialled */
    Leg(Channel channel, Destination destination, boolean identityFilledIn, int forwards) {
        this.channel = channel;
        this.destination = destination;
        this.identityFilledIn = identityFilledIn;
        this.forwards = forwards;
    }

    Channel channel() {
        return channel;
    }

    Destination destination() {
        return destination;
    }

    /** How often this leg was forwarded on its way here. */
    int forwards() {
        return forwards;
    }

    boolean isRinging() {
        return ringing;
    }

    void rings() {
        ringing = true;
    }

    /** Keeps an identity until this leg answers, as is done while several ring. */
    void keep(ConnectedLine line) {
        kept = line;
    }

    /** What the caller is told when this leg answers; empty when nothing is known but what was dialled. */
    Optional<ConnectedLine> identityAtAnswer() {
        if (kept != null) {
            return Optional.of(kept.withSource(ConnectedLine.Source.ANSWER));
        }
        return identityFilledIn || channel.caller().id().isUnknown()
                ? Optional.empty()
                : Optional.of(channel.caller().asConnectedLine(ConnectedLine.Source.ANSWER));
    }
}
