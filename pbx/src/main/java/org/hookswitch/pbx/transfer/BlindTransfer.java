package org.hookswitch.pbx.transfer;

import java.util.Optional;
import org.hookswitch.dialplan.Location;
import org.hookswitch.pbx.AfterBridge;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the party with whom a channel talks to a number that somebody gave; the channel itself is out of the call.
 *
 * <p>{@link #run} may be called by any thread and never waits. Who transferred goes to GOTO_ON_BLINDXFR, when that is set;
 * what else a blind transfer does stands in {@link Transfers}.
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
                .resolve(context, exten, "1", transferor.caller().id().number().digits(), 1)
                .isPresent();
    }

    /**
     * Transfers.
     *
     * @param context empty for {@link #context(Channel)}
     * @return SUCCESS when the other party is on its way; INVALID when there is no such extension, NOT_PERMITTED when the
     *     channel talks to nobody, FAILED when the other party is going already
     */
    public static TransferResult run(Channel transferor, String exten, String context) {
        String where = context.isEmpty() ? context(transferor) : context;
        if (Transfers.peer(transferor).isEmpty()) {
            return TransferResult.NOT_PERMITTED;
        }
        if (!exists(transferor, exten, where)) {
            return TransferResult.INVALID;
        }
        String continues = transferor.variable("GOTO_ON_BLINDXFR");
        if (continues != null && !continues.isEmpty()) {
            goOn(transferor, continues);
        }
        return Transfers.blind(transferor, new Place(where, exten, 1), transferred -> {});
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
