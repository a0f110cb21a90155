package org.hookswitch.pbx.dial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.HangupCauses;
import org.hookswitch.pbx.Marks;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.feature.ChannelFeatures;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.party.Caller;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Dialed;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.PartyNumber;
import org.hookswitch.pbx.party.Redirecting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places a call for a caller: pre-dial routines, outgoing channels, and the wait until one of them answers, all are lost,
 * time is up, or the caller leaves. Dial, Queue and their kin share it.
 *
 * <p>Runs on the thread that controls the caller, which controls the legs too until one is handed back answered.
 */
public final class Dialing {

    private static final Logger LOG = LoggerFactory.getLogger(Dialing.class);

    /** A call diverted more often than this goes in a circle. */
    private static final int MOST_FORWARDS = 20;

    private final Pbx pbx;
    private final Channel caller;
    private final DialRequest request;
    private final List<Leg> legs = new ArrayList<>();
    private final Tally tally = new Tally();
    private final CallerSide callerSide;
    private final DialTimes times;
    private final boolean single;

    /** When the wait for an answer is over, by the clock of the switch. */
    private long deadline = Clock.NEVER;

    private Optional<String> groupOnce = Optional.empty();

    public Dialing(Channel caller, DialRequest request) {
        this.pbx = caller.pbx();
        this.caller = caller;
        this.request = request;
        this.single = request.destinations().size() == 1;
        this.callerSide = new CallerSide(caller, request.callerHears(), single);
        this.times = new DialTimes(caller);
    }

    /** Dials. Leaves DIALSTATUS, DIALEDTIME and their kin on the caller. */
    public DialResult run() {
        times.reset();
        if (Marks.of(caller).maxForwards() <= 0) {
            LOG.warn("{} was passed on too often and dials nobody at {}", caller, caller.whereNow());
            return finish(new DialResult.Failed(DialStatus.BUSY, HangupCause.USER_BUSY));
        }
        for (Binding binding :
                pbx.routines().bindings(HandlerStage.CALLER_PRE_DIAL, caller, caller, request.callerPreDial())) {
            if (pbx.routines().run(caller, binding).hungUp() || caller.mustLeave()) {
                return finish(new DialResult.CallerLeft());
            }
        }
        groupOnce = takeGroupOnce();
        request.destinations().forEach(d -> create(d, 0).ifPresent(legs::add));
        preDial();
        if (caller.mustLeave()) {
            return finish(new DialResult.CallerLeft());
        }
        times.dialled();
        callerSide.begin();
        legs.forEach(this::call);
        return finish(legs.isEmpty() ? failed() : await());
    }

    private void preDial() {
        for (Leg leg : List.copyOf(legs)) {
            for (Binding binding : pbx.routines()
                    .bindings(HandlerStage.CALLEE_PRE_DIAL, leg.channel(), caller, request.calleePreDial())) {
                if (pbx.routines().run(leg.channel(), binding).hungUp()
                        || leg.channel().isHungUp()) {
                    // Whatever cause the routine gave: this leg was never there.
                    tally.lose(HangupCause.REQUESTED_CHAN_UNAVAIL);
                    legs.remove(leg);
                    pbx.release(leg.channel(), leg.channel().hangupCause());
                    break;
                }
            }
        }
    }

    // --- legs

    private Optional<Leg> create(Destination destination, int forwards) {
        Optional<ChannelDriver> driver = pbx.registry().driver(destination.technology());
        if (driver.isEmpty()) {
            LOG.warn("{}: there is no technology {} to dial {}", caller, destination.technology(), destination.text());
            tally.lose(HangupCause.CHAN_NOT_IMPLEMENTED);
            return Optional.empty();
        }
        Channel channel;
        try {
            channel = driver.get()
                    .create(pbx, destination.resource(), new ChannelDriver.OutgoingContext(caller, caller.linkedId()));
        } catch (ChannelDriver.NoSuchDestination e) {
            LOG.warn("{}: {} cannot be dialled: {}", caller, destination.text(), e.getMessage());
            tally.lose(e.hangupCause());
            return Optional.empty();
        }
        caller.variables().inheritTo(channel.variables());
        ChannelFeatures.inherit(caller, channel);
        outboundGroup().ifPresent(group -> Assignment.set(channel, "GROUP()", group));
        channel.variable("DIALEDPEERNUMBER", destination.resource());
        PartyId shown = request.forcedCaller().orElse(caller.caller().id());
        channel.connected(
                new ConnectedLine(shown, caller.caller().ani(), caller.caller().priv(), ConnectedLine.Source.UNKNOWN));
        channel.redirecting(caller.redirecting());
        boolean filledIn =
                request.storedCaller().isPresent() || channel.caller().id().isUnknown();
        String dialled = caller.dialed().number().isEmpty()
                ? caller.place().exten()
                : caller.dialed().number();
        if (filledIn) {
            channel.caller(Caller.of(
                    request.storedCaller().orElseGet(() -> PartyId.NONE.withNumber(PartyNumber.of(dialled)))));
        }
        channel.dialed(Dialed.of(dialled));
        if (!caller.peerAccount().isEmpty()) {
            channel.accountCode(caller.peerAccount());
        } else if (channel.accountCode().isEmpty()) {
            channel.accountCode(caller.accountCode());
        }
        channel.peerAccount(caller.accountCode());
        Marks.of(channel).maxForwards(Marks.of(caller).maxForwards() - 1);
        channel.language(caller.language());
        channel.position().moveTo(caller.place());
        return Optional.of(new Leg(channel, destination, filledIn, forwards));
    }

    /** The group into which the caller's dialplan wants called channels to be put; OUTBOUND_GROUP_ONCE counts for one Dial. */
    private Optional<String> outboundGroup() {
        if (groupOnce.isPresent()) {
            return groupOnce;
        }
        return Optional.ofNullable(caller.variables().get("OUTBOUND_GROUP")).filter(g -> !g.isEmpty());
    }

    private Optional<String> takeGroupOnce() {
        Optional<String> group = Optional.ofNullable(caller.variables().get("OUTBOUND_GROUP_ONCE"))
                .filter(g -> !g.isEmpty());
        group.ifPresent(g -> caller.variables().unset("OUTBOUND_GROUP_ONCE"));
        return group;
    }

    private void call(Leg leg) {
        leg.channel().state(ChannelState.DIALING);
        pbx.events()
                .publish(
                        Event.DialBegan.class,
                        () -> new Event.DialBegan(
                                caller.snapshot(),
                                leg.channel().snapshot(),
                                leg.destination().text()));
        leg.channel().device().call();
    }

    private void lose(Leg leg, HangupCause cause) {
        legs.remove(leg);
        tally.lose(cause);
        caller.hangupCause(cause);
        HangupCauses.of(caller).note(leg.channel(), cause);
        ended(leg, statusOf(cause), "");
        pbx.release(leg.channel(), cause);
    }

    private void cancel(Leg leg, HangupCause cause, String status) {
        ended(leg, status, "");
        pbx.release(leg.channel(), cause);
    }

    private void ended(Leg leg, String status, String forward) {
        pbx.events()
                .publish(
                        Event.DialEnded.class,
                        () -> new Event.DialEnded(
                                caller.snapshot(), leg.channel().snapshot(), status, forward));
    }

    private static String statusOf(HangupCause cause) {
        var one = new Tally();
        one.lose(cause);
        return one.status().name();
    }

    // --- waiting

    private DialResult await() {
        deadline = request.answerTimeout()
                .map(t -> pbx.clock().nanos() + t.toNanos())
                .orElse(Clock.NEVER);
        while (!legs.isEmpty()) {
            var ears = new ArrayList<Channel>(legs.size() + 1);
            ears.add(caller);
            legs.forEach(leg -> ears.add(leg.channel()));
            Channel.Heard heard = Channel.next(pbx.clock(), deadline, ears);
            if (heard == null) {
                return new DialResult.Failed(DialStatus.NOANSWER, HangupCause.NO_ANSWER);
            }
            Optional<DialResult> result =
                    heard.channel() == caller ? fromCaller(heard.signal()) : fromLeg(heard.channel(), heard.signal());
            if (result.isPresent()) {
                return result.get();
            }
        }
        return failed();
    }

    private DialResult failed() {
        return new DialResult.Failed(tally.status(), tally.cause());
    }

    private Optional<DialResult> fromCaller(Signal signal) {
        switch (signal) {
            case Signal.Leave l -> {
                return Optional.of(new DialResult.CallerLeft());
            }
            case Signal.Digit d
            when request.exitKeys().isPresent() && leadsSomewhere(d.digit()) -> {
                return Optional.of(new DialResult.KeyPressed(d.digit()));
            }
            case Signal.ConnectedLineChanged c
            when !request.ignoreUpdates() -> {
                caller.caller(c.line().asCaller());
                legs.forEach(leg -> leg.channel().tell(c.line()));
            }
            case Signal.RedirectingChanged r
            when !request.ignoreUpdates() -> legs.forEach(leg -> leg.channel().tell(r.redirecting()));
            default -> {}
        }
        return Optional.empty();
    }

    private boolean leadsSomewhere(char key) {
        return caller.plan()
                .match(
                        request.exitKeys().orElseThrow(),
                        String.valueOf(key),
                        caller.caller().id().number().digits())
                .isPresent();
    }

    private Optional<DialResult> fromLeg(Channel channel, Signal signal) {
        Leg leg = legs.stream().filter(l -> l.channel() == channel).findFirst().orElseThrow();
        switch (signal) {
            case Signal.Leave l -> lose(leg, channel.hangupCause());
            case Signal.Busy b -> lose(leg, HangupCause.USER_BUSY);
            case Signal.Congestion c -> lose(leg, HangupCause.NORMAL_CIRCUIT_CONGESTION);
            case Signal.Ringing r -> {
                leg.rings();
                times.rings();
                state(leg, "RINGING");
                callerSide.rings();
            }
            case Signal.Proceeding p -> {
                state(leg, "PROCEEDING");
                callerSide.proceeds();
            }
            case Signal.Progress p -> {
                times.progresses();
                state(leg, "PROGRESS");
                callerSide.hears(channel);
            }
            case Signal.Answered a -> {
                return Optional.of(answered(leg));
            }
            case Signal.Diverted d -> forward(leg, d);
            case Signal.ConnectedLineChanged c -> {
                channel.caller(c.line().asCaller());
                if (!request.ignoreUpdates()) {
                    if (single) {
                        caller.tell(c.line());
                    } else {
                        leg.keep(c.line());
                    }
                }
            }
            case Signal.RedirectingChanged r when single && !request.ignoreUpdates() -> caller.tell(r.redirecting());
            default -> {}
        }
        return Optional.empty();
    }

    private void state(Leg leg, String status) {
        pbx.events()
                .publish(
                        Event.DialState.class,
                        () -> new Event.DialState(
                                caller.snapshot(), leg.channel().snapshot(), status));
    }

    private DialResult answered(Leg winner) {
        legs.remove(winner);
        times.answered();
        legs.forEach(leg -> cancel(leg, request.answeredCause(), "CANCEL"));
        legs.clear();
        callerSide.end();
        Channel callee = winner.channel();
        callee.link(caller);
        caller.variable("DIALEDPEERNAME", callee.name());
        caller.variable("DIALEDPEERNUMBER", winner.destination().resource());
        if (!request.ignoreUpdates()) {
            winner.identityAtAnswer().ifPresent(caller::tell);
        }
        return new DialResult.Answered(callee, winner.destination());
    }

    /** A leg that is sent elsewhere goes on as another leg, which does not run the callee's pre-dial routine again. */
    private void forward(Leg leg, Signal.Diverted diverted) {
        if (request.ignoreForwards() || leg.forwards() >= MOST_FORWARDS) {
            lose(leg, HangupCause.USER_BUSY);
            return;
        }
        Channel channel = leg.channel();
        String target = diverted.destination();
        Destination to =
                Forwarding.destination(pbx, channel, target, caller.place().context());
        legs.remove(leg);
        ended(leg, "", to.text());
        Optional<Leg> next = create(to, leg.forwards() + 1);
        Redirecting info = Forwarding.redirecting(
                channel.redirecting(), diverted, caller.place().exten(), target);
        next.ifPresent(forwarded -> {
            forwarded.channel().redirecting(info);
            legs.add(forwarded);
            caller.variable("FORWARDERNAME", channel.name());
            forwarded.channel().variable("FORWARDERNAME", channel.name());
            if (single && !request.ignoreUpdates()) {
                caller.tell(info);
                // What the caller's routine made of it is what the new destination is told.
                forwarded.channel().redirecting(caller.redirecting());
            }
            if (request.forwardEndsTimeout()) {
                deadline = Clock.NEVER;
            }
            call(forwarded);
        });
        pbx.release(channel, HangupCause.REDIRECTED_TO_NEW_DESTINATION);
    }

    // --- the end

    private DialResult finish(DialResult result) {
        callerSide.end();
        HangupCause why = request.answeredElsewhere() ? HangupCause.ANSWERED_ELSEWHERE : HangupCause.NORMAL_CLEARING;
        String status = result instanceof DialResult.Failed f ? f.status().name() : DialStatus.CANCEL.name();
        legs.forEach(leg -> cancel(leg, why, status));
        legs.clear();
        DialStatus said = switch (result) {
            case DialResult.Answered a -> DialStatus.ANSWER;
            case DialResult.Failed f -> f.status();
            case DialResult.CallerLeft c -> DialStatus.CANCEL;
            case DialResult.KeyPressed k -> DialStatus.CANCEL;
        };
        caller.variable("DIALSTATUS", said.name());
        if (result instanceof DialResult.Failed f) {
            caller.hangupCause(f.cause());
        }
        times.store(Duration.ZERO);
        return result;
    }

    /** The times of this call, to be completed when the conversation ends. */
    public DialTimes times() {
        return times;
    }

    /** Tells of the end of an answered leg's dialling, with the word that the pre-bridge routine gave it. */
    public void concluded(Channel callee, String status) {
        pbx.events()
                .publish(
                        Event.DialEnded.class,
                        () -> new Event.DialEnded(caller.snapshot(), callee.snapshot(), status, ""));
    }
}
