package org.hookswitch.pbx;

import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.media.MediaPort;

/**
 * The far side of a channel: a SIP leg, the other half of a Local channel, a simulated phone. What the device has to
 * say it posts to its channel's mailbox; what it is told comes through here.
 *
 * <p>Calls come from the thread that controls the channel, one at a time, and must not wait for the network.
 */
public interface Device {

    /** Places the call for which this device was made. Called once, for outgoing channels only. */
    void call();

    /** Tells the device something about the other end. What a device cannot show it leaves out. */
    void indicate(Signal.Indication indication);

    /** Picks up an incoming call; nothing when it is up already. */
    void answer();

    /**
     * How the far side took a transfer.
     *
     * @param code the protocol's own, of a failure; 0 for none
     */
    record TransferReply(boolean succeeded, int code) {}

    /**
     * Asks the far side to call somebody else.
     *
     * @param done is told how that went, once, on any thread
     * @return false when the device knows no such thing, and nothing is told
     */
    default boolean transfer(String destination, Consumer<TransferReply> done) {
        return false;
    }

    /** Ends the leg, whatever its state; later calls do nothing. */
    void hangup(HangupCause cause);

    /** Where the audio of this leg enters and leaves. */
    MediaPort media();

    /** A driver's own item of {@code CHANNEL()}, such as {@code pjsip,call-id} or {@code rtp,dest}. */
    default Optional<String> read(String item) {
        return Optional.empty();
    }

    /** The protocol's own word for how the leg ended, such as {@code SIP 486 Busy Here}; empty while there is none. */
    default String protocolCause() {
        return "";
    }
}
