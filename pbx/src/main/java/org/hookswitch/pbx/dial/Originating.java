package org.hookswitch.pbx.dial;

import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.event.ChannelSnapshot;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Interception;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Redirecting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places a call of the switch's own accord: creates a channel, calls it, and once it is answered runs the dialplan or an
 * application on it. The application Originate, the manager and the command line share it.
 *
 * <p>{@link #start} creates the channel and returns; all else happens on the channel's own thread of control, which also
 * tells the result, once.
 */
public final class Originating {

    private static final Logger LOG = LoggerFactory.getLogger(Originating.class);

    /** A call diverted more often than this goes in a circle. */
    private static final int MOST_FORWARDS = 20;

    private final Pbx pbx;
    private final OriginateRequest request;
    private final Consumer<Result> whenDone;
    private boolean told;
    private int forwards;
    private boolean redirected;

    /**
     * What came of it.
     *
     * @param channel as it stood when it was answered or lost; {@link ChannelSnapshot#NONE} when none could be made
     * @param cause why it was lost; {@link HangupCause#NOTDEFINED} when it was not
     */
    public record Result(OriginateResult word, ChannelSnapshot channel, HangupCause cause) {}

    private Originating(Pbx pbx, OriginateRequest request, Consumer<Result> whenDone) {
        this.pbx = pbx;
        this.request = request;
        this.whenDone = whenDone;
    }

    /**
     * Places a call. Routines on the originator run before this returns, so that one must be controlled by this thread.
     *
     * @param whenDone told once, perhaps before this returns, perhaps on another thread; must not wait
     * @return the called channel; empty when none could be made, which {@code whenDone} has heard already
     */
    public static Optional<Channel> start(Pbx pbx, OriginateRequest request, Consumer<Result> whenDone) {
        return new Originating(pbx, request, whenDone).start();
    }

    private Optional<Channel> start() {
        Channel originator = request.originator().orElse(null);
        if (originator != null && !preDialOf(originator)) {
            tell(OriginateResult.FAILED, ChannelSnapshot.NONE, originator.hangupCause());
            return Optional.empty();
        }
        Optional<Channel> created = create(request.destination());
        if (created.isEmpty()) {
            return created;
        }
        Channel channel = created.get();
        prepare(channel);
        pbx.clock().start(channel.name(), () -> place(channel));
        return created;
    }

    /** Runs the originator's routines; false when it is to leave. */
    private boolean preDialOf(Channel originator) {
        for (Binding binding : pbx.routines()
                .bindings(HandlerStage.CALLER_PRE_DIAL, originator, originator, request.originatorPreDial())) {
            if (pbx.routines().run(originator, binding).hungUp() || originator.mustLeave()) {
                return false;
            }
        }
        return true;
    }

    private Optional<Channel> create(Destination destination) {
        Optional<ChannelDriver> driver = pbx.registry().driver(destination.technology());
        if (driver.isEmpty()) {
            return cannotBeCalled(
                    HangupCause.CHAN_NOT_IMPLEMENTED, "there is no technology " + destination.technology());
        }
        for (String id : new String[] {
            request.channelId().orElse(""), request.otherChannelId().orElse("")
        }) {
            if (forwards == 0 && !id.isEmpty() && pbx.channels().find(id).isPresent()) {
                return cannotBeCalled(HangupCause.FACILITY_REJECTED, "the id " + id + " is in use");
            }
        }
        try {
            return Optional.of(driver.get().create(pbx, destination.resource(), context()));
        } catch (ChannelDriver.NoSuchDestination e) {
            return cannotBeCalled(e.hangupCause(), e.getMessage());
        } catch (IllegalStateException stopping) {
            return cannotBeCalled(HangupCause.SWITCH_CONGESTION, stopping.getMessage());
        }
    }

    private ChannelDriver.OutgoingContext context() {
        Channel originator = request.originator().orElse(null);
        boolean first = forwards == 0;
        return new ChannelDriver.OutgoingContext(
                originator,
                null,
                first ? request.channelId().orElse(null) : null,
                first ? request.otherChannelId().orElse(null) : null,
                request.codecs());
    }

    private Optional<Channel> cannotBeCalled(HangupCause cause, @Nullable String why) {
        LOG.warn("{} cannot be called: {}", request.destination().text(), why);
        OriginateResult word = OriginateResult.of(cause);
        tell(word == OriginateResult.HANGUP ? OriginateResult.FAILED : word, ChannelSnapshot.NONE, cause);
        return Optional.empty();
    }

    /** Gives a new channel what the request says of it. */
    private void prepare(Channel channel) {
        channel.takeCurrentPlan();
        if (request.aim() instanceof OriginateRequest.Aim.Dialplan dialplan) {
            channel.position().moveTo(dialplan.place());
        }
        request.originator().ifPresent(o -> {
            o.variables().inheritTo(channel.variables());
            channel.language(o.language());
        });
        if (!request.account().isEmpty()) {
            channel.accountCode(request.account());
        }
        request.variables().forEach(v -> Assignment.set(channel, v.name(), v.value()));
        request.callerId().ifPresent(id -> {
            channel.caller(channel.caller().withId(id));
            channel.connected(ConnectedLine.NONE.withId(id));
        });
    }

    // --- on the thread of the called channel

    private void place(Channel first) {
        Channel channel = first;
        try {
            if (!preDial(channel)) {
                lost(channel, HangupCause.REQUESTED_CHAN_UNAVAIL, OriginateResult.FAILED);
                return;
            }
            call(channel, request.destination());
            long deadline = pbx.clock().nanos() + request.timeout().toNanos();
            while (true) {
                switch (channel.next(deadline)) {
                    case null -> {
                        lost(channel, HangupCause.NO_ANSWER, OriginateResult.RINGING);
                        return;
                    }
                    case Signal.Leave l -> {
                        if (!sentElsewhere(channel)) {
                            lost(channel, channel.hangupCause(), OriginateResult.of(channel.hangupCause()));
                            return;
                        }
                    }
                    case Signal.Busy b -> {
                        lost(channel, HangupCause.USER_BUSY, OriginateResult.BUSY);
                        return;
                    }
                    case Signal.Congestion c -> {
                        lost(channel, HangupCause.NORMAL_CIRCUIT_CONGESTION, OriginateResult.CONGESTION);
                        return;
                    }
                    case Signal.Ringing r -> state(channel, "RINGING");
                    case Signal.Proceeding p -> state(channel, "PROCEEDING");
                    case Signal.Progress p -> {
                        state(channel, "PROGRESS");
                        if (request.earlyMedia()) {
                            run(channel);
                            return;
                        }
                    }
                    case Signal.Answered a -> {
                        run(channel);
                        return;
                    }
                    case Signal.ConnectedLineChanged c ->
                        channel.caller(c.line().asCaller());
                    case Signal.Diverted d -> {
                        Optional<Channel> next = forward(channel, d);
                        if (next.isEmpty()) {
                            return;
                        }
                        channel = next.get();
                    }
                    default -> {}
                }
            }
        } catch (RuntimeException e) {
            LOG.error("{}: placing the call failed", channel, e);
            lost(channel, HangupCause.NORMAL_TEMPORARY_FAILURE, OriginateResult.FAILED);
        }
    }

    /** Whether the channel was sent elsewhere before it was answered: that is where it goes when it is. */
    private boolean sentElsewhere(Channel channel) {
        Optional<Place> place = channel.takeRedirect();
        if (place.isEmpty() || channel.isHungUp()) {
            return false;
        }
        channel.position().moveTo(place.get());
        redirected = true;
        return true;
    }

    /** Runs the routines on the called channel; false when one of them ended it. */
    private boolean preDial(Channel channel) {
        Channel caller = request.originator().orElse(channel);
        for (Binding binding :
                pbx.routines().bindings(HandlerStage.CALLEE_PRE_DIAL, channel, caller, request.calledPreDial())) {
            if (pbx.routines().run(channel, binding).hungUp() || channel.isHungUp()) {
                return false;
            }
        }
        return true;
    }

    private void call(Channel channel, Destination destination) {
        channel.state(ChannelState.DIALING);
        pbx.events()
                .publish(
                        Event.DialBegan.class,
                        () -> new Event.DialBegan(ChannelSnapshot.NONE, channel.snapshot(), destination.text()));
        channel.device().call();
    }

    private void state(Channel channel, String status) {
        pbx.events()
                .publish(
                        Event.DialState.class,
                        () -> new Event.DialState(ChannelSnapshot.NONE, channel.snapshot(), status));
    }

    private void ended(Channel channel, String status, String forward) {
        pbx.events()
                .publish(
                        Event.DialEnded.class,
                        () -> new Event.DialEnded(ChannelSnapshot.NONE, channel.snapshot(), status, forward));
    }

    /** It was answered: what it was placed for runs, to the channel's end. */
    private void run(Channel channel) {
        ended(channel, DialStatus.ANSWER.name(), "");
        tell(OriginateResult.SUCCESS, channel.snapshot(), HangupCause.NOTDEFINED);
        if (!redirected && request.aim() instanceof OriginateRequest.Aim.Application a) {
            if (!pbx.dialplanThreads().runApplication(channel, a.name(), a.arguments())) {
                LOG.warn("{} was called for the application {}, which does not exist", channel, a.name());
            }
        } else {
            channel.takeCurrentPlan();
            pbx.dialplanThreads().run(channel);
        }
    }

    private void lost(Channel channel, HangupCause cause, OriginateResult word) {
        ended(channel, statusOf(word), "");
        tell(word, channel.snapshot(), cause);
        pbx.release(channel, cause);
    }

    private static String statusOf(OriginateResult word) {
        return switch (word) {
            case SUCCESS -> DialStatus.ANSWER.name();
            case FAILED -> DialStatus.CHANUNAVAIL.name();
            case BUSY -> DialStatus.BUSY.name();
            case CONGESTION -> DialStatus.CONGESTION.name();
            case HANGUP -> DialStatus.CANCEL.name();
            case RINGING -> DialStatus.NOANSWER.name();
        };
    }

    /**
     * A call that is sent elsewhere goes on as another channel, which does not run the pre-dial routine again; nobody waits
     * to be told, so the redirecting routine runs on the channel that is about to be called.
     */
    private Optional<Channel> forward(Channel channel, Signal.Diverted diverted) {
        String target = diverted.destination();
        Destination to =
                Forwarding.destination(pbx, channel, target, channel.place().context());
        ended(channel, "", to.text());
        if (++forwards > MOST_FORWARDS) {
            lost(channel, HangupCause.USER_BUSY, OriginateResult.BUSY);
            return Optional.empty();
        }
        Optional<Channel> created = create(to);
        if (created.isPresent()) {
            Channel next = created.get();
            channel.variables().inheritTo(next.variables());
            prepare(next);
            Redirecting info = Forwarding.redirecting(
                    channel.redirecting(), diverted, request.destination().resource(), target);
            next.variable("FORWARDERNAME", channel.name());
            Interception.redirectingBeforeTheCall(next, info);
            call(next, to);
        }
        pbx.release(channel, HangupCause.REDIRECTED_TO_NEW_DESTINATION);
        return created;
    }

    /** Tells the result, the first time. */
    private void tell(OriginateResult word, ChannelSnapshot channel, HangupCause cause) {
        if (told) {
            return;
        }
        told = true;
        pbx.events()
                .publish(
                        Event.Originated.class,
                        () -> new Event.Originated(
                                channel,
                                request.destination().text(),
                                request.aim().described(),
                                word));
        whenDone.accept(new Result(word, channel, cause));
    }
}
