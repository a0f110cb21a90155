package org.hookswitch.pbx.transfer;

import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.bridge.Bridge;

/**
 * Transfers on behalf of a party of a conversation, whatever asked for them. Stateless; any thread; waits for nothing.
 *
 * <p>The other party keeps its thread of control: a blind transfer sends it elsewhere in the dialplan, an attended one moves
 * it from bridge to bridge. Whoever transferred is left alone, and so leaves as when the other party had hung up.
 */
public final class Transfers {

    private Transfers() {}

    /** With whom a channel talks. */
    public static Optional<Channel> peer(Channel channel) {
        return bridge(channel).flatMap(bridge -> other(bridge, channel));
    }

    /**
     * Sends the other party of a channel elsewhere.
     *
     * @param prepare sets what else the other party is to know, before it goes
     */
    public static TransferResult blind(Channel transferer, Place to, Consumer<Channel> prepare) {
        Optional<Channel> found = peer(transferer);
        if (found.isEmpty()) {
            return TransferResult.INVALID;
        }
        Channel transferred = found.get();
        transferer.variable("BLINDTRANSFER", transferred.name());
        transferred.variable("BLINDTRANSFER", transferer.name());
        transferred.variable("TRANSFERERNAME", transferer.name());
        prepare.accept(transferred);
        return transferred.redirect(to) ? TransferResult.SUCCESS : TransferResult.FAILED;
    }

    /** As {@link #blind(Channel, Place, Consumer)}, and tells how the other party fares until its new call is decided. */
    public static TransferResult blind(
            Channel transferer, Place to, Consumer<Channel> prepare, Consumer<TransferProgress.Step> progress) {
        return blind(transferer, to, transferred -> {
            prepare.accept(transferred);
            transferred
                    .attachment(TransferProgress.class, TransferProgress::new)
                    .tell(progress);
        });
    }

    /**
     * Makes one conversation of two that the transferer has. Where one of them is with the dialplan rather than with a party,
     * the party of the other continues there, at the priority at which it stands.
     *
     * @param done is told how it went, once
     */
    public static void attended(Channel first, Channel second, Consumer<TransferResult> done) {
        Optional<Bridge> from = bridge(first);
        Optional<Bridge> to = bridge(second);
        Optional<Channel> one = from.flatMap(bridge -> other(bridge, first));
        Optional<Channel> two = to.flatMap(bridge -> other(bridge, second));
        if (first == second || (one.isEmpty() && two.isEmpty()) || from.equals(to)) {
            done.accept(TransferResult.INVALID);
            return;
        }
        one.ifPresent(party -> party.variable("ATTENDEDTRANSFER", second.name()));
        two.ifPresent(party -> party.variable("ATTENDEDTRANSFER", first.name()));
        if (one.isPresent() && two.isPresent()) {
            boolean moved = from.orElseThrow().move(one.get(), to.orElseThrow(), second);
            done.accept(moved ? TransferResult.SUCCESS : TransferResult.FAILED);
        } else {
            Channel party = one.or(() -> two).orElseThrow();
            Channel atPlace = one.isPresent() ? second : first;
            party.variable("TRANSFERERNAME", (one.isPresent() ? first : second).name());
            boolean goes = party.redirect(atPlace.place());
            done.accept(goes ? TransferResult.SUCCESS : TransferResult.FAILED);
            if (goes) {
                atPlace.hangup(HangupCause.NORMAL_CLEARING, party.name());
            }
        }
    }

    /**
     * Lets a new channel take the place of another, until its end: in its conversation, or where it stands in the dialplan.
     * On the thread of the new channel, as its last act.
     */
    public static void takePlace(Channel newcomer, Channel replaced) {
        Optional<Bridge> bridge = bridge(replaced);
        newcomer.position().moveTo(replaced.place());
        if (bridge.isEmpty()) {
            replaced.hangup(HangupCause.NORMAL_CLEARING, newcomer.name());
            newcomer.pbx().dialplanThreads().run(newcomer);
            return;
        }
        bridge.get().joinInPlaceOf(replaced, newcomer);
        Optional<Place> next = newcomer.takeRedirect();
        if (next.isPresent() && !newcomer.isHungUp()) {
            newcomer.position().moveTo(next.get());
            newcomer.pbx().dialplanThreads().run(newcomer);
        } else {
            newcomer.pbx().release(newcomer, HangupCause.NORMAL_CLEARING);
        }
    }

    private static Optional<Bridge> bridge(Channel channel) {
        return channel.bridge().flatMap(channel.pbx().bridges()::find);
    }

    private static Optional<Channel> other(Bridge bridge, Channel channel) {
        return bridge.channels().stream().filter(c -> c != channel).findFirst();
    }
}
