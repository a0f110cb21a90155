package org.hookswitch.pbx;

import java.time.Duration;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Redirecting;

/**
 * Something that happens to a channel: it arrives in the channel's {@link Mailbox} and is taken by whoever controls the
 * channel. An {@link Indication} can go the other way too: told to the channel's device. So the two halves of a Local
 * channel are a pair of crossed wires, and a bridge passes on what it hears.
 *
 * <p>Immutable records.
 */
public sealed interface Signal {

    /** What one end of a call tells the other. */
    sealed interface Indication extends Signal {}

    /** The far end rings. */
    record Ringing() implements Indication {}

    /** The call is on its way; nothing rings yet. */
    record Proceeding() implements Indication {}

    /** There is something to hear before the answer. */
    record Progress() implements Indication {}

    /** The far end picked up. */
    record Answered() implements Indication {}

    /** The far end is busy: as an indication, busy tone or its signal; as a signal, the end of an attempt. */
    record Busy() implements Indication {}

    /** No way through. */
    record Congestion() implements Indication {}

    /** The number is not complete yet; more digits are wanted. */
    record Incomplete() implements Indication {}

    /** A key went down. */
    record DigitBegan(char digit) implements Indication {}

    /** A key came up, after {@code length}. */
    record Digit(char digit, Duration length) implements Indication {}

    /** The far end put the call on hold; {@code musicClass} is what it suggests to hear, or empty. */
    record Held(String musicClass) implements Indication {}

    record Unheld() implements Indication {}

    /** The identity of the other party is this. */
    record ConnectedLineChanged(ConnectedLine line) implements Indication {}

    /** The call was diverted. */
    record RedirectingChanged(Redirecting redirecting) implements Indication {}

    /** A line of text. */
    record Text(String text) implements Indication {}

    /** A hook flash. */
    record Flash() implements Indication {}

    /** The far end asked for a fresh picture. */
    record VideoUpdate() implements Indication {}

    /** The audio source changed; jitter buffers start anew. */
    record SourceChanged() implements Indication {}

    /**
     * The called party sends the caller elsewhere (SIP 3xx).
     *
     * @param destination what to dial instead: {@code number@context}, or with its technology {@code PJSIP/…}
     */
    record Diverted(String destination, Redirecting redirecting) implements Signal {}

    /** A playback that the controller started is over. */
    record PlaybackEnded(Object playback, boolean complete) implements Signal {}

    /** The bridge in which the channel stands has something for it. */
    record FromBridge(Object what) implements Signal {}

    /** Nothing but a wake-up: look at the state you wait for. */
    record Nudge() implements Signal {}

    /**
     * Stop what you do and return: the channel is hung up, is redirected, or the routine that runs on it is ended. Not
     * queued: {@link Channel#next} answers it for as long as the reason lasts.
     */
    record Leave() implements Signal {
        static final Leave NOW = new Leave();
    }
}
