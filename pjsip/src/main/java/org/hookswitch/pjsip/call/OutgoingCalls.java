package org.hookswitch.pjsip.call;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver.NoSuchDestination;
import org.hookswitch.pbx.ChannelDriver.OutgoingContext;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.party.Caller;
import org.hookswitch.pbx.party.PartyId;

/** Makes channels for calls of ours. Any thread. */
public final class OutgoingCalls {

    private final Wiring wiring;

    public OutgoingCalls(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * A channel that is not called yet.
     *
     * @param resource what stands behind {@code PJSIP/}
     * @throws NoSuchDestination when nothing can be reached by it
     */
    public Channel create(String resource, OutgoingContext context) throws NoSuchDestination {
        DialString dialled = DialString.resolve(wiring.config(), wiring.locations(), resource);
        Channel channel;
        try {
            channel = wiring.pbx().newChannel("PJSIP", dialled.endpoint().name(), context.linkedId(), true);
        } catch (IllegalStateException stopping) {
            throw new NoSuchDestination(HangupCause.SWITCH_CONGESTION, String.valueOf(stopping.getMessage()));
        }
        PjsipDevice leg = PjsipDevice.attach(wiring, dialled.endpoint(), channel);
        PartyId self = Identities.configured(dialled.endpoint());
        if (!self.isUnknown()) {
            channel.caller(Caller.of(self));
            leg.peer(self);
        }
        leg.enter(new OutgoingStage(leg, dialled.target(), PjsipDevice.codecOf(context.requester())));
        wiring.pbx().announce(channel);
        leg.setVariables();
        return channel;
    }
}
