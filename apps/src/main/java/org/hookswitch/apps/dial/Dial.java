package org.hookswitch.apps.dial;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.dial.Conversation;
import org.hookswitch.pbx.dial.Destination;
import org.hookswitch.pbx.dial.DialRequest;
import org.hookswitch.pbx.dial.DialRequest.CallerHears;
import org.hookswitch.pbx.dial.DialResult;
import org.hookswitch.pbx.dial.DialStatus;
import org.hookswitch.pbx.dial.Dialing;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.PartyNumber;
import org.hookswitch.pbx.party.Presentation;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one or several destinations at once, and connects the caller with the first that answers. */
public final class Dial implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(Dial.class);

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Dial", "Call one or several destinations and connect the caller with the first that answers.")
            .description("Without an answer the dialplan goes on with the next priority, and DIALSTATUS says why. After"
                    + " a conversation the caller's channel ends, unless option g is given.")
            .required("Technology/Resource[&...]", "what to call, joined by &")
            .optional("timeout", "seconds to wait for an answer; as long as the caller stays when it is empty")
            .options()
            .optional("URL", "sent to the called party where its technology can show it")
            .option('a', "answer the caller as soon as the called party answers, before announcements and routines")
            .option('A', "x[:y]", "play x to the called party, and y to the caller, before they are connected")
            .option(
                    'b',
                    "context^exten^priority(arg1^argN)",
                    "run a routine on each called channel before it is called")
            .option('B', "context^exten^priority(arg1^argN)", "run a routine on the caller before anybody is called")
            .option('c', "when the call is given up, tell the called parties that it was answered elsewhere")
            .option('C', "begin the call record anew, as ResetCDR does")
            .option('d', "a key of the caller leads to that extension of EXITCONTEXT, or of the present context")
            .option('D', "called[:calling]", "press keys to the called, and to the calling, party before they talk")
            .option('e', "the called party runs the h extension, too, when the conversation is over")
            .option('f', "x", "show x as the caller's number; without x the extension that was dialled")
            .option('F', "context^exten^priority", "when the caller hangs up, the called party goes there")
            .option('g', "when the called party hangs up, the dialplan goes on")
            .option('G', "context^exten^priority", "on answer, the caller goes there and the called party one further")
            .option('h', "the called party may end the call with the keys of disconnect, * without features.conf")
            .option('H', "the caller may end the call with the keys of disconnect")
            .option('i', "ignore forwarding: a called party that diverts the call counts as busy")
            .option('I', "do not pass on redirecting and connected-line updates")
            .option('L', "x[:y[:z]]", "end the conversation after x ms, warn when y ms are left, and every z ms then")
            .option('m', "class", "the caller hears music instead of ringing")
            .option('o', "x", "the called channel has the caller's own caller id, with x as its number")
            .option(
                    'Q',
                    "cause",
                    "what the other called parties are told when one answers: a cause, or NONE; ANSWERED_ELSEWHERE without it")
            .option('r', "tone", "the caller hears ringing from the start, whatever the called party does")
            .option('R', "the caller hears ringing from the start until the called party sends early media")
            .option('s', "x", "with f: the tag of the number that is shown")
            .option('S', "x", "end the conversation x seconds after the answer")
            .option('t', "the called party may transfer the caller with the keys of features.conf")
            .option('T', "the caller may transfer the called party with the keys of features.conf")
            .option('u', "x", "with f: the presentation of the number that is shown, such as prohib_passed_screen")
            .option('U', "x^arg1^argN", "run the routine x on the called party before the two are connected")
            .option('z', "a called party that diverts the call ends the timeout")
            .sets("DIALSTATUS", "how it ended", words())
            .sets("DIALEDPEERNAME", "name of the channel that answered")
            .sets("DIALEDPEERNUMBER", "what was dialled for it")
            .sets("FORWARDERNAME", "name of the channel that sent the call elsewhere")
            .sets("OUTBOUND_GROUP", "the called channels are put into this group, when it is set")
            .sets("OUTBOUND_GROUP_ONCE", "the same for one Dial; it is unset then")
            .sets("DIALEDTIME", "seconds from dialling to the end")
            .sets("DIALEDTIME_MS", "the same in milliseconds")
            .sets("ANSWEREDTIME", "seconds of the conversation")
            .sets("ANSWEREDTIME_MS", "the same in milliseconds")
            .sets("RINGTIME", "seconds from dialling to ringing")
            .sets("RINGTIME_MS", "the same in milliseconds")
            .sets("PROGRESSTIME", "seconds from dialling to the first early media")
            .sets("PROGRESSTIME_MS", "the same in milliseconds")
            .trait(Trait.MEDIA, Trait.TAKES_CHANNEL)
            .build();

    private static String[] words() {
        return java.util.Arrays.stream(DialStatus.values())
                .map(DialStatus::name)
                .toArray(String[]::new);
    }

    /** For the service loader. */
    public Dial() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel caller, Arguments arguments) {
        List<Destination> destinations = Destination.parse(arguments.get(0));
        if (destinations.isEmpty()) {
            LOG.warn(
                    "{}: Dial needs Technology/Resource, found '{}' at {}",
                    caller,
                    arguments.get(0),
                    caller.whereNow());
            caller.variable("DIALSTATUS", DialStatus.INVALIDARGS.name());
            return Next.CONTINUE;
        }
        if (arguments.has('C')) {
            // Records are kept in a room of their own; a switch without it has nothing to begin anew.
            var _ = Flow.call(caller, "ResetCDR", "");
        }
        var dialing = new Dialing(caller, request(caller, arguments, destinations));
        return switch (dialing.run()) {
            case DialResult.Answered a ->
                new Conversation(caller, a.callee(), dialing, conduct(caller, arguments)).hold();
            case DialResult.Failed f -> Next.CONTINUE;
            case DialResult.CallerLeft l -> Next.LEAVE;
            case DialResult.KeyPressed k -> new Next.Jump(new Place(exitContext(caller), String.valueOf(k.key()), 1));
        };
    }

    private static DialRequest request(Channel caller, Arguments arguments, List<Destination> destinations) {
        return new DialRequest(
                destinations,
                timeout(caller, arguments.get(1)),
                Routines.bound(caller, arguments, "Dial", 'B', HandlerStage.CALLER_PRE_DIAL),
                Routines.bound(caller, arguments, "Dial", 'b', HandlerStage.CALLEE_PRE_DIAL),
                arguments.has('i'),
                arguments.has('I'),
                callerHears(arguments),
                forcedCaller(caller, arguments),
                storedCaller(caller, arguments),
                arguments.has('c'),
                answeredCause(caller, arguments),
                arguments.has('z'),
                arguments.has('d') ? Optional.of(exitContext(caller)) : Optional.empty());
    }

    private static Conversation.Conduct conduct(Channel caller, Arguments arguments) {
        String[] announce = pair(arguments.option('A').orElse(""));
        String[] digits = pair(arguments.option('D').orElse(""));
        return new Conversation.Conduct(
                arguments.has('a'),
                announce[0],
                announce[1],
                arguments.option('G').flatMap(l -> Places.fromOption(caller, l)),
                Routines.bound(caller, arguments, "Dial", 'U', HandlerStage.PRE_BRIDGE),
                digits[0],
                digits[1],
                arguments.has('g'),
                calleeContinuesAt(caller, arguments),
                CallFeatures.of(caller, arguments, true),
                CallFeatures.of(caller, arguments, false),
                arguments.has('e'));
    }

    private static Optional<Place> calleeContinuesAt(Channel caller, Arguments arguments) {
        if (!arguments.has('F')) {
            return Optional.empty();
        }
        Optional<String> location = arguments.option('F').filter(l -> !l.isEmpty());
        Place here = caller.place();
        return location.isPresent()
                ? location.flatMap(l -> Places.fromOption(caller, l))
                : Optional.of(new Place(here.context(), here.exten(), here.priority() + 1));
    }

    private static CallerHears callerHears(Arguments arguments) {
        if (arguments.has('m')) {
            return new CallerHears.Music(arguments.option('m').orElse(""));
        }
        if (arguments.has('r')) {
            return new CallerHears.Ringing(arguments.option('r').orElse(""));
        }
        return arguments.has('R') ? new CallerHears.RingingUntilMedia() : new CallerHears.FarEnd();
    }

    private static Optional<PartyId> forcedCaller(Channel caller, Arguments arguments) {
        if (arguments.has('f')) {
            String number = arguments
                    .option('f')
                    .filter(x -> !x.isEmpty())
                    .orElse(caller.place().exten());
            PartyId shown = PartyId.NONE
                    .withNumber(PartyNumber.of(number))
                    .withTag(arguments.option('s').orElse(""));
            return Optional.of(
                    presentation(caller, arguments).map(shown::withPresentation).orElse(shown));
        }
        return Optional.empty();
    }

    private static Optional<PartyId> storedCaller(Channel caller, Arguments arguments) {
        if (!arguments.has('o')) {
            return Optional.empty();
        }
        PartyId own = caller.caller().id();
        return Optional.of(arguments
                .option('o')
                .filter(x -> !x.isEmpty())
                .map(x -> own.withNumber(PartyNumber.of(x)))
                .orElse(own));
    }

    private static Optional<Presentation> presentation(Channel caller, Arguments arguments) {
        Optional<String> word = arguments.option('u').filter(x -> !x.isEmpty());
        Optional<Presentation> known = word.flatMap(Presentation::parse);
        if (word.isPresent() && known.isEmpty()) {
            LOG.warn(
                    "{}: option u of Dial expects a presentation, found '{}' at {}",
                    caller,
                    word.get(),
                    caller.whereNow());
        }
        return known;
    }

    private static HangupCause answeredCause(Channel caller, Arguments arguments) {
        Optional<String> word = arguments.option('Q').filter(x -> !x.isEmpty());
        Optional<HangupCause> known = word.flatMap(
                w -> w.equalsIgnoreCase("NONE") ? Optional.of(HangupCause.NOTDEFINED) : HangupCause.parse(w));
        if (word.isPresent() && known.isEmpty()) {
            LOG.warn(
                    "{}: option Q of Dial expects a hangup cause, found '{}' at {}",
                    caller,
                    word.get(),
                    caller.whereNow());
        }
        return known.orElse(HangupCause.ANSWERED_ELSEWHERE);
    }

    private static Optional<Duration> timeout(Channel caller, String seconds) {
        if (seconds.isBlank()) {
            return Optional.empty();
        }
        try {
            double s = Double.parseDouble(seconds.strip());
            if (s > 0 && s < 1_000_000) {
                return Optional.of(Duration.ofMillis(Math.round(s * 1000)));
            }
        } catch (NumberFormatException notANumber) {
            LOG.warn(
                    "{}: Dial expects seconds as its timeout, found '{}' at {}; waiting without a limit",
                    caller,
                    seconds,
                    caller.whereNow());
        }
        return Optional.empty();
    }

    static String exitContext(Channel caller) {
        String given = caller.variables().get("EXITCONTEXT");
        return given == null || given.isEmpty() ? caller.place().context() : given;
    }

    private static String[] pair(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new String[] {text, ""} : new String[] {text.substring(0, colon), text.substring(colon + 1)};
    }
}
