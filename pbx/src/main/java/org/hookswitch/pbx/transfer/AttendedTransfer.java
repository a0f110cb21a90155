package org.hookswitch.pbx.transfer;

import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal.TransferReply;
import org.hookswitch.pbx.bridge.Bridge;

/**
 * Connects the parties of two calls of one phone; the phone is out of both. The door for REFER with Replaces and a manager's
 * attended transfer.
 *
 * <p>{@link #run} may be called by any thread and never waits. Both phones' channels end by themselves. Who talks to the
 * first channel takes the place of the second: in its bridge, or, when that is in none (it rings, or hears an application),
 * at its place in the dialplan, where the application begins again. The connected parties are told of each other through
 * their connected-line routines; both have ATTENDEDTRANSFER and TRANSFERERNAME (the name of the phone's channel).
 */
public final class AttendedTransfer {

    private AttendedTransfer() {}

    /**
     * Transfers.
     *
     * @param first the phone's channel with the party that is transferred
     * @param second the phone's channel with the target
     * @return SUCCESS when the two are on their way to each other; NOT_PERMITTED when the first channel talks to nobody,
     *     FAILED when somebody is going already
     */
    public static TransferReply run(Channel first, Channel second) {
        Optional<Bridge> from = bridge(first);
        Optional<Channel> transferee = BlindTransfer.peer(first);
        if (first == second || from.isEmpty() || transferee.isEmpty()) {
            return TransferReply.NOT_PERMITTED;
        }
        name(transferee.get(), first);
        Optional<Bridge> to = bridge(second);
        if (to.isEmpty()) {
            boolean goes = transferee.get().redirect(second.place());
            if (goes) {
                second.hangup(org.hookswitch.pbx.HangupCause.NORMAL_CLEARING, first.name());
            }
            return goes ? TransferReply.SUCCESS : TransferReply.FAILED;
        }
        BlindTransfer.peer(second).ifPresent(target -> name(target, first));
        return from.get() != to.get() && from.get().move(transferee.get(), to.get(), second)
                ? TransferReply.SUCCESS
                : TransferReply.FAILED;
    }

    private static void name(Channel party, Channel transferor) {
        party.variable("ATTENDEDTRANSFER", transferor.name());
        party.variable("TRANSFERERNAME", transferor.name());
    }

    private static Optional<Bridge> bridge(Channel channel) {
        return channel.bridge().flatMap(id -> channel.pbx().bridges().find(id));
    }
}
