package org.hookswitch.pjsip.call;

import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver.NoSuchDestination;
import org.hookswitch.pbx.ChannelDriver.OutgoingContext;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.party.Caller;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pjsip.config.CodecLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes channels for calls of ours. Any thread. */
public final class OutgoingCalls {

    private final Wiring wiring;

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingCalls.class);

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
            channel = wiring.pbx().newChannel("PJSIP", dialled.endpoint().name(), context);
        } catch (IllegalStateException stopping) {
            throw new NoSuchDestination(HangupCause.SWITCH_CONGESTION, String.valueOf(stopping.getMessage()));
        }
        PjsipDevice leg = PjsipDevice.attach(wiring, dialled.endpoint(), channel);
        PartyId self = Identities.configured(dialled.endpoint());
        if (!self.isUnknown()) {
            channel.caller(Caller.of(self));
            leg.peer(self);
        }
        if (!context.codecs().isEmpty()) {
            offer(leg, context.codecs());
        }
        leg.enter(new OutgoingStage(leg, dialled.target(), PjsipDevice.codecOf(context.requester())));
        wiring.pbx().announce(channel);
        leg.setVariables();
        return channel;
    }

    /** Offers these codecs instead of the endpoint's; what cannot be offered is named and left out. */
    private static void offer(PjsipDevice leg, List<String> names) {
        List<Codec> codecs = CodecLines.read(
                String.join(",", names), leg.codecs(), complaint -> LOG.warn("{}: {}", leg.channel(), complaint));
        if (codecs.isEmpty()) {
            LOG.warn("{}: none of the codecs {} can be offered; the endpoint's are", leg.channel(), names);
        } else {
            leg.codecs(codecs);
        }
    }
}
