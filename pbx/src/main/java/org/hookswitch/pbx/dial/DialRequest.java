package org.hookswitch.pbx.dial;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.party.PartyId;

/**
 * What shall be dialled, and how. Immutable.
 *
 * @param answerTimeout longest wait for an answer, from the moment of calling; empty for as long as the caller stays
 * @param callerPreDial routines on the caller before anything is created
 * @param calleePreDial routines on each created channel before it is called
 * @param ignoreForwards a leg that is diverted counts as busy
 * @param ignoreUpdates redirecting and connected-line updates are not passed on
 * @param callerHears what the caller hears meanwhile
 * @param forcedCaller shown to the called parties instead of the caller; empty for the caller
 * @param storedCaller who the called channels themselves are said to be; empty for what their devices say, or what was
 *     dialled
 * @param answeredElsewhere tells the legs that lose that the call was answered, even when the caller gave up
 * @param answeredCause what the legs that lose to an answer are told
 * @param forwardEndsTimeout a leg that is diverted ends the limit of the wait for an answer
 * @param exitKeys context in which a key pressed by the caller leaves the dialling; empty when keys mean nothing
 */
public record DialRequest(
        List<Destination> destinations,
        Optional<Duration> answerTimeout,
        List<Binding> callerPreDial,
        List<Binding> calleePreDial,
        boolean ignoreForwards,
        boolean ignoreUpdates,
        CallerHears callerHears,
        Optional<PartyId> forcedCaller,
        Optional<PartyId> storedCaller,
        boolean answeredElsewhere,
        HangupCause answeredCause,
        boolean forwardEndsTimeout,
        Optional<String> exitKeys) {

    /** What a caller hears until somebody answers. */
    public sealed interface CallerHears {
        /** What the far end has to say: ringing when it rings, its early media when it sends some. */
        record FarEnd() implements CallerHears {}

        /** Ringing from the start, whatever the far end does; as this tone, or as a ringing signal when it is empty. */
        record Ringing(String tone) implements CallerHears {}

        /** Ringing until the far end sends early media. */
        record RingingUntilMedia() implements CallerHears {}

        /** Music of a class, or of the caller's own when it is empty. */
        record Music(String musicClass) implements CallerHears {}
    }

    public DialRequest {
        destinations = List.copyOf(destinations);
        callerPreDial = List.copyOf(callerPreDial);
        calleePreDial = List.copyOf(calleePreDial);
    }

    /** Dials these, with nothing special. */
    public static DialRequest of(List<Destination> destinations, Optional<Duration> answerTimeout) {
        return new DialRequest(
                destinations,
                answerTimeout,
                List.of(),
                List.of(),
                false,
                false,
                new CallerHears.FarEnd(),
                Optional.empty(),
                Optional.empty(),
                false,
                HangupCause.ANSWERED_ELSEWHERE,
                false,
                Optional.empty());
    }
}
