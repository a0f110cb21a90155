package org.hookswitch.pbx.dial;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.party.PartyId;

/**
 * A call that the switch shall place of its own accord, and what shall run on it. Immutable; changed copies are made by
 * the {@code with} methods.
 *
 * @param destination what is called
 * @param aim what runs on the called channel once it is answered
 * @param timeout longest wait for an answer
 * @param callerId shown to the called party, and the caller of the dialplan that then runs; empty for the device's own
 * @param variables set on the called channel before it is called, in order; a name may be a function
 * @param account account code of the called channel; empty for the device's own
 * @param earlyMedia whether early media is enough, before any answer
 * @param codecs names of the codecs that may be used; empty for the device's own
 * @param originator the channel that places the call; empty when none does
 * @param originatorPreDial routines on the originator before anything is created
 * @param calledPreDial routines on the called channel before it is called
 * @param channelId unique id that the called channel shall have; empty for one of the switch's making
 * @param otherChannelId the same for the second half of a Local channel
 */
public record OriginateRequest(
        Destination destination,
        Aim aim,
        Duration timeout,
        Optional<PartyId> callerId,
        List<Variable> variables,
        String account,
        boolean earlyMedia,
        List<String> codecs,
        Optional<Channel> originator,
        List<Binding> originatorPreDial,
        List<Binding> calledPreDial,
        Optional<String> channelId,
        Optional<String> otherChannelId) {

    /** How long an answer is waited for when nobody says. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    /** What runs on the called channel. */
    public sealed interface Aim {
        /** As events show it. */
        String described();

        /** The dialplan from a place on. */
        record Dialplan(Place place) implements Aim {
            @Override
            public String described() {
                return place.toString();
            }
        }

        /** One application, outside the dialplan. */
        record Application(String name, String arguments) implements Aim {
            @Override
            public String described() {
                return name + "(" + arguments + ")";
            }
        }
    }

    /** A variable, or a function with its arguments, and its value. */
    public record Variable(String name, String value) {}

    public OriginateRequest {
        variables = List.copyOf(variables);
        codecs = List.copyOf(codecs);
        originatorPreDial = List.copyOf(originatorPreDial);
        calledPreDial = List.copyOf(calledPreDial);
    }

    /** A call with nothing special. */
    public static OriginateRequest of(Destination destination, Aim aim) {
        return new OriginateRequest(
                destination,
                aim,
                USUAL_TIMEOUT,
                Optional.empty(),
                List.of(),
                "",
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public OriginateRequest withTimeout(Duration newTimeout) {
        return new OriginateRequest(
                destination,
                aim,
                newTimeout,
                callerId,
                variables,
                account,
                earlyMedia,
                codecs,
                originator,
                originatorPreDial,
                calledPreDial,
                channelId,
                otherChannelId);
    }

    public OriginateRequest withCallerId(Optional<PartyId> newCallerId) {
        return new OriginateRequest(
                destination,
                aim,
                timeout,
                newCallerId,
                variables,
                account,
                earlyMedia,
                codecs,
                originator,
                originatorPreDial,
                calledPreDial,
                channelId,
                otherChannelId);
    }

    public OriginateRequest withVariables(List<Variable> newVariables) {
        return new OriginateRequest(
                destination,
                aim,
                timeout,
                callerId,
                newVariables,
                account,
                earlyMedia,
                codecs,
                originator,
                originatorPreDial,
                calledPreDial,
                channelId,
                otherChannelId);
    }

    public OriginateRequest withAccount(String newAccount) {
        return new OriginateRequest(
                destination,
                aim,
                timeout,
                callerId,
                variables,
                newAccount,
                earlyMedia,
                codecs,
                originator,
                originatorPreDial,
                calledPreDial,
                channelId,
                otherChannelId);
    }

    public OriginateRequest withEarlyMedia(boolean newEarlyMedia) {
        return new OriginateRequest(
                destination,
                aim,
                timeout,
                callerId,
                variables,
                account,
                newEarlyMedia,
                codecs,
                originator,
                originatorPreDial,
                calledPreDial,
                channelId,
                otherChannelId);
    }

    public OriginateRequest withCodecs(List<String> newCodecs) {
        return new OriginateRequest(
                destination,
                aim,
                timeout,
                callerId,
                variables,
                account,
                earlyMedia,
                newCodecs,
                originator,
                originatorPreDial,
                calledPreDial,
                channelId,
                otherChannelId);
    }

    /** The channel that places the call, and the routines on it before anything is created. */
    public OriginateRequest by(Channel channel, List<Binding> preDial) {
        return new OriginateRequest(
                destination,
                aim,
                timeout,
                callerId,
                variables,
                account,
                earlyMedia,
                codecs,
                Optional.of(channel),
                preDial,
                calledPreDial,
                channelId,
                otherChannelId);
    }

    public OriginateRequest withCalledPreDial(List<Binding> preDial) {
        return new OriginateRequest(
                destination,
                aim,
                timeout,
                callerId,
                variables,
                account,
                earlyMedia,
                codecs,
                originator,
                originatorPreDial,
                preDial,
                channelId,
                otherChannelId);
    }

    /** The unique ids that the called channel, and the second half of a Local channel, shall have; empty for any. */
    public OriginateRequest withIds(Optional<String> newChannelId, Optional<String> newOtherChannelId) {
        return new OriginateRequest(
                destination,
                aim,
                timeout,
                callerId,
                variables,
                account,
                earlyMedia,
                codecs,
                originator,
                originatorPreDial,
                calledPreDial,
                newChannelId,
                newOtherChannelId);
    }
}
