package org.hookswitch.pbx.transfer;

import java.util.List;
import java.util.Optional;
import org.hookswitch.dialplan.Location;
import org.hookswitch.pbx.AfterBridge;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Signal.TransferReply;
import org.hookswitch.pbx.bridge.Bridge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the party with whom a channel talks to an extension; the channel itself is out of the call. The door for REFER
 * without Replaces, a manager's BlindTransfer, and keys.
 *
 * <p>{@link #run} may be called by any thread and never waits. A driver need not call it: it posts
 * {@link org.hookswitch.pbx.Signal.TransferAsked} to its channel, and the bridge does. The transferred party has
 * BLINDTRANSFER and TRANSFERERNAME (the name of who transferred it), who transferred has BLINDTRANSFER (the name of the other)
 * and goes to GOTO_ON_BLINDXFR, when that is set.
 */
public final class BlindTransfer {

    private static final Logger LOG = LoggerFactory.getLogger(BlindTransfer.class);

    private BlindTransfer() {}

    /** The context in which a channel's transfers are looked for: TRANSFER_CONTEXT, or where the channel stands. */
    public static String context(Channel transferor) {
        String given = transferor.variable("TRANSFER_CONTEXT");
        return given == null || given.isEmpty() ? transferor.place().context() : given;
    }

    /** Whether an extension of a context can be the target of a channel's transfer. */
    public static boolean exists(Channel transferor, String exten, String context) {
        return transferor
                .pbx()
                .plan()
                .resolve(
                        context,
                        exten,
                        "1",
                        transferor.caller().id().number().digits(),
                        1)
                .isPresent();
    }

    /**
     * Transfers.
     *
     * @param context empty for {@link #context(Channel)}
     * @return SUCCESS when the other party is on its way; INVALID when there is no such extension, NOT_PERMITTED when the
     *     channel talks to nobody, FAILED when the other party is going already
     */
    public static TransferReply run(Channel transferor, String exten, String context) {
        String where = context.isEmpty() ? context(transferor) : context;
        Optional<Channel> peer = peer(transferor);
        if (peer.isEmpty()) {
            return TransferReply.NOT_PERMITTED;
        }
        if (!exists(transferor, exten, where)) {
            return TransferReply.INVALID;
        }
        Channel transferee = peer.get();
        String continues = transferor.variable("GOTO_ON_BLINDXFR");
        if (continues != null && !continues.isEmpty()) {
            goOn(transferor, continues);
        }
        transferor.variable("BLINDTRANSFER", transferee.name());
        transferee.variable("BLINDTRANSFER", transferor.name());
        transferee.variable("TRANSFERERNAME", transferor.name());
        return transferee.redirect(new Place(where, exten, 1)) ? TransferReply.SUCCESS : TransferReply.FAILED;
    }

    /** The only other party of a channel's conversation. */
    static Optional<Channel> peer(Channel channel) {
        List<Channel> others = channel.bridge().flatMap(id -> channel.pbx().bridges().find(id)).map(Bridge::channels)
                .orElse(List.of())
                .stream()
                .filter(c -> c != channel)
                .toList();
        return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    private static void goOn(Channel transferor, String location) {
        Optional<Place> place = Location.parse(location.replace('^', ','))
                .flatMap(l -> Flow.resolve(transferor, l, transferor.place()));
        if (place.isEmpty()) {
            LOG.warn("{}: GOTO_ON_BLINDXFR expects a place that exists, found '{}'", transferor, location);
        }
        AfterBridge.set(transferor, place);
    }
}
