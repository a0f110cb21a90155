package org.hookswitch.pjsip.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.pbx.Device;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.dialog.Session;

/**
 * Where a leg stands: what it does with what its channel tells it.
 *
 * <p>Called on the thread that controls the channel; what the network brings comes in on other threads.
 */
interface Stage {

    /** Places the call. */
    default void call() {}

    /** Tells the peer, as far as it can be told at this stage. */
    default void indicate(Signal.Indication indication) {}

    /** Picks up. */
    default void answer() {}

    /** Asks the peer to call somebody else; false at a stage where it cannot be asked. */
    default boolean transfer(String destination, Consumer<Device.TransferReply> done) {
        return false;
    }

    /** Ends the leg. Called once. */
    void hangup(HangupCause cause);

    /** The session, when there is one. */
    default Optional<Session> session() {
        return Optional.empty();
    }

    /** The INVITE that began the leg, when it was sent or received. */
    default Optional<SipRequest> invite() {
        return Optional.empty();
    }

    /** The response that answered our INVITE, or the last so far. */
    default Optional<SipMessage> response() {
        return Optional.empty();
    }

    /** The leg is over. */
    Stage OVER = cause -> {};
}
