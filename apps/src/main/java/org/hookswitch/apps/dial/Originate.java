package org.hookswitch.apps.dial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.TimeLength;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.dial.Destination;
import org.hookswitch.pbx.dial.OriginateRequest;
import org.hookswitch.pbx.dial.OriginateRequest.Aim;
import org.hookswitch.pbx.dial.OriginateResult;
import org.hookswitch.pbx.dial.Originating;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Places a call of its own, beside the call that runs the dialplan, and sends who answers to an extension or application. */
public final class Originate implements Application {

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Originate", "Place a call, and send who answers to an extension or an application.")
            .description(
                    "Waits until the call is answered or lost, unless option a is given; ORIGINATE_STATUS says which.")
            .required("tech_data", "what to call, such as PJSIP/alice")
            .required("type", "app or exten")
            .required("arg1", "name of the application; or the context")
            .optional("arg2", "arguments of the application; or the extension")
            .optional("arg3", "the priority, 1 when it is left out")
            .optional("timeout", "seconds to wait for an answer; 30 when it is left out")
            .options()
            .option('a', "do not wait: ORIGINATE_STATUS is SUCCESS when the called channel could be made")
            .option('b', "context^exten^priority(arg1^argN)", "run a routine on the called channel before it is called")
            .option('B', "context^exten^priority(arg1^argN)", "run a routine on this channel before anybody is called")
            .option('C', "codecs", "the codecs that may be used, joined by commas; the device's own without it")
            .option('c', "number", "show this caller number; this channel's own without it")
            .option('n', "name", "show this caller name; this channel's own without it")
            .option('v', "var1=value^varN=value", "set variables on the called channel")
            .sets("ORIGINATE_STATUS", "what came of it", words())
            .trait(Trait.SLOW)
            .build();

    private static String[] words() {
        return new String[] {"FAILED", "SUCCESS", "BUSY", "CONGESTION", "HANGUP", "RINGING", "UNKNOWN"};
    }

    /** For the service loader. */
    public Originate() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        List<Destination> destinations = Destination.parse(arguments.get(0));
        Optional<Aim> aim = aim(arguments);
        if (destinations.size() != 1 || aim.isEmpty()) {
            Notice.warn(
                    channel,
                    "Originate needs Technology/Resource, app or exten, and what to run; found '" + arguments.text()
                            + "'");
            return done(channel, OriginateResult.FAILED);
        }
        var outcome = new CompletableFuture<OriginateResult>();
        Optional<Channel> called = Originating.start(
                channel.pbx(), request(channel, arguments, destinations.getFirst(), aim.get()), result -> {
                    outcome.complete(result.word());
                    channel.nudge();
                });
        if (channel.mustLeave()) {
            return Next.LEAVE;
        }
        if (arguments.has('a')) {
            return done(channel, called.isPresent() ? OriginateResult.SUCCESS : OriginateResult.FAILED);
        }
        return channel.await(Clock.NEVER, outcome::isDone) ? done(channel, outcome.join()) : Next.LEAVE;
    }

    private static Next done(Channel channel, OriginateResult result) {
        channel.variable("ORIGINATE_STATUS", result.name());
        return Next.CONTINUE;
    }

    private static Optional<Aim> aim(Arguments arguments) {
        if (arguments.get(2).isEmpty()) {
            return Optional.empty();
        }
        return switch (arguments.get(1).strip().toLowerCase(Locale.ROOT)) {
            case "app" -> Optional.of(new Aim.Application(arguments.get(2), arguments.get(3)));
            case "exten" -> {
                String priority = arguments.given(4).orElse("1").strip();
                yield priority.matches("[1-9][0-9]{0,8}")
                        ? Optional.of(new Aim.Dialplan(new Place(
                                arguments.get(2), arguments.given(3).orElse("s"), Integer.parseInt(priority))))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static OriginateRequest request(Channel channel, Arguments arguments, Destination destination, Aim aim) {
        PartyId own = channel.caller().id();
        PartyId shown = PartyId.of(
                arguments
                        .option('n')
                        .filter(x -> !x.isEmpty())
                        .orElse(own.name().text()),
                arguments
                        .option('c')
                        .filter(x -> !x.isEmpty())
                        .orElse(own.number().digits()));
        return OriginateRequest.of(destination, aim)
                .withTimeout(arguments
                        .given(5)
                        .flatMap(TimeLength::seconds)
                        .filter(Duration::isPositive)
                        .orElse(OriginateRequest.USUAL_TIMEOUT))
                .withCallerId(shown.isUnknown() ? Optional.empty() : Optional.of(shown))
                .withCodecs(arguments
                        .option('C')
                        .filter(c -> !c.isBlank())
                        .map(c -> List.of(c.strip().split("\\s*[,^&]\\s*")))
                        .orElse(List.of()))
                .withVariables(variables(channel, arguments.option('v').orElse("")))
                .by(channel, Routines.bound(channel, arguments, "Originate", 'B', HandlerStage.CALLER_PRE_DIAL))
                .withCalledPreDial(Routines.bound(channel, arguments, "Originate", 'b', HandlerStage.CALLEE_PRE_DIAL));
    }

    private static List<OriginateRequest.Variable> variables(Channel channel, String text) {
        var all = new ArrayList<OriginateRequest.Variable>();
        for (String assignment : text.split("\\^", -1)) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                all.add(new OriginateRequest.Variable(
                        assignment.substring(0, equals).strip(), assignment.substring(equals + 1)));
            } else if (!assignment.isBlank()) {
                Notice.warn(channel, "option v of Originate expects name=value, found '" + assignment + "'");
            }
        }
        return all;
    }
}
