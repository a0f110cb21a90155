package org.hookswitch.pbx.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hookswitch.dialplan.Location;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Position;
import org.hookswitch.pbx.Variables;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.party.Caller;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Redirecting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs handler routines: the one way in for every stage.
 *
 * <p>A routine runs on the thread that controls its subject (or that controls the subject's caller, before the subject is
 * answered), in a Gosub frame of its own; afterwards the subject stands where it stood. No lock is held meanwhile.
 */
public final class RoutineRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RoutineRunner.class);

    private final Pbx pbx;
    private volatile HandlerSettings settings;
    /** Routines outside the dialplan that were ended and run on all the same. */
    private final AtomicInteger astray = new AtomicInteger();

    public RoutineRunner(Pbx pbx, HandlerSettings settings) {
        this.pbx = pbx;
        this.settings = settings;
    }

    public HandlerSettings settings() {
        return settings;
    }

    /** Takes effect for routines that start from now on. */
    public void settings(HandlerSettings newSettings) {
        settings = newSettings;
    }

    /**
     * What is bound to a stage of a call: the rules that fit, then what the dialplan bound.
     *
     * @param caller the channel that dials; the subject itself where nobody dials
     * @param byDialplan bound by an option or a variable
     */
    public List<Binding> bindings(HandlerStage stage, Channel subject, Channel caller, List<Binding> byDialplan) {
        List<HandlerRule> rules = settings.rules();
        if (rules.isEmpty()) {
            return byDialplan;
        }
        var all = new ArrayList<Binding>();
        for (HandlerRule rule : rules) {
            if (rule.fits(stage, subject, caller)) {
                all.add(rule.binding(caller));
            }
        }
        all.addAll(byDialplan);
        return all;
    }

    /** Whether a rule binds something to a stage of this channel, on which nobody else dials. */
    boolean isBoundByRule(HandlerStage stage, Channel subject) {
        return settings.rules().stream().anyMatch(rule -> rule.fits(stage, subject, subject));
    }

    /** Runs the routine of a binding on its subject and says how it ended. */
    public Outcome run(Channel subject, Binding binding) {
        return run(subject, binding, null);
    }

    /**
     * Runs a routine for which another channel waits: when that one leaves, the routine ends.
     *
     * @param companion the channel that waits; it must be controlled by this thread, too
     */
    public Outcome runFor(Channel companion, Channel subject, Binding binding) {
        companion.tap(signal -> subject.nudge());
        try {
            return run(subject, binding, companion);
        } finally {
            companion.tap(null);
        }
    }

    private Outcome run(Channel subject, Binding binding, @Nullable Channel companion) {
        HandlerStage stage = binding.stage();
        Routine outer = subject.routine().orElse(null);
        var routine = new Routine(binding, outer, companion);
        if (routine.depth() > HandlerSettings.DEEPEST) {
            String detail = "routines inside each other are limited to " + HandlerSettings.DEEPEST;
            LOG.error("{}: the {} routine {} does not run: {}", subject, stage.word(), binding.location(), detail);
            return trace(
                    subject,
                    routine,
                    null,
                    List.of(),
                    before(subject),
                    Outcome.abnormal(Outcome.Kind.TOO_DEEP, detail));
        }
        Optional<Outside> outside = outside(binding.location());
        if (outside.isPresent()) {
            return runOutside(subject, routine, outside.get());
        }
        Place defaults = binding.defaults();
        Optional<Location> asked = Location.parse(binding.location());
        Optional<Place> found = asked.flatMap(l -> Flow.resolve(subject, l, defaults));
        if (asked.isEmpty() || found.isEmpty()) {
            String detail = "no such location: " + binding.location() + ", asked at " + subject.place();
            LOG.error(
                    "{}: the {} routine {} ({}) does not exist; the channel is at {}",
                    subject,
                    stage.word(),
                    binding.location(),
                    binding.described(),
                    subject.place());
            return trace(
                    subject,
                    routine,
                    null,
                    List.of(),
                    before(subject),
                    Outcome.abnormal(Outcome.Kind.NOT_FOUND, detail));
        }
        return run(subject, routine, found.get(), asked.get().arguments());
    }

    private Optional<Outside> outside(String location) {
        return location.indexOf(':') < 0
                ? Optional.empty()
                : pbx.part(OutsideRoutines.class, none -> OutsideRoutines.NONE).of(location);
    }

    private Outcome runOutside(Channel subject, Routine routine, Outside kind) {
        String location = routine.binding().location();
        Optional<String> objection = kind.objection(routine.stage(), location);
        if (objection.isPresent()) {
            String detail = "no such routine: " + location + ", expected " + objection.get();
            LOG.error(
                    "{}: the {} routine ({}) does not run: {}",
                    subject,
                    routine.stage().word(),
                    routine.binding().described(),
                    detail);
            return trace(
                    subject,
                    routine,
                    null,
                    List.of(),
                    before(subject),
                    Outcome.abnormal(Outcome.Kind.NOT_FOUND, detail));
        }
        routine.outside();
        return framed(subject, routine, null, List.of(), () -> new Visit(subject, routine, astray).run(kind));
    }

    private Outcome run(Channel subject, Routine routine, Place start, List<String> arguments) {
        int base = subject.gosubs().depth();
        return framed(subject, routine, start, arguments, () -> {
            Flow.End end = Flow.enter(subject, start, arguments)
                    ? Flow.run(subject, base)
                    : new Flow.End.Failed("subroutines are nested too deep");
            return outcomeOf(subject, routine, end);
        });
    }

    /** Runs a body as a routine: with its budget, under its contract, traced; the subject's place is kept. */
    private Outcome framed(
            Channel subject, Routine routine, @Nullable Place start, List<String> arguments, Supplier<Outcome> body) {
        Before before = before(subject);
        Optional<Variables.Snapshot> variables = settings.of(routine.stage())
                .hardBudget()
                .map(budgeted -> subject.variables().snapshot());
        Position position = subject.position();
        Position.Mark mark = position.mark();
        int base = subject.gosubs().depth();
        subject.routine(routine);
        Budget budget = new Budget(subject, routine);
        Outcome outcome;
        try {
            outcome = body.get();
        } finally {
            budget.close();
            subject.gosubs().popTo(base);
            position.restore(mark);
            subject.routine(routine.outer());
        }
        if (outcome.kind() == Outcome.Kind.OVER_BUDGET) {
            before.restore(subject);
            variables.ifPresent(subject.variables()::restore);
        }
        subject.variables().set("GOSUB_RETVAL", outcome.returned());
        if (!outcome.isNormal()) {
            LOG.warn(
                    "{}: the {} routine {} ({}) ended abnormally: {}",
                    subject,
                    routine.stage().word(),
                    routine.binding().location(),
                    routine.binding().described(),
                    outcome);
        }
        return trace(subject, routine, start, arguments, before, outcome);
    }

    private Outcome outcomeOf(Channel subject, Routine routine, Flow.End end) {
        HandlerStage stage = routine.stage();
        String where = subject.whereNow();
        String what = subject.position().application();
        return switch (end) {
            case Flow.End.Returned r -> Outcome.returned(r.value());
            case Flow.End.FellOff f -> {
                breach(subject, routine, new Breach(Breach.Rule.NO_RETURN, stage, where, what));
                yield Outcome.abnormal(Outcome.Kind.FELL_OFF, where);
            }
            case Flow.End.Failed f -> Outcome.abnormal(Outcome.Kind.FAILED, where + ": " + f.why());
            case Flow.End.HangupAsked h -> {
                breach(subject, routine, new Breach(Breach.Rule.HANGUP, stage, where, what));
                if (settings.of(stage).strict()) {
                    yield Outcome.abnormal(Outcome.Kind.HANGUP_REFUSED, where);
                }
                if (stage.runsAfterHangup()) {
                    subject.hangupCause(h.cause());
                } else {
                    subject.hangup(h.cause(), where);
                }
                yield Outcome.abnormal(Outcome.Kind.HUNG_UP, where);
            }
            case Flow.End.Dialed d -> {
                breach(subject, routine, new Breach(Breach.Rule.NO_RETURN, stage, where, what));
                yield Outcome.abnormal(Outcome.Kind.FELL_OFF, where + ": left by the key " + d.digits());
            }
            case Flow.End.Left l -> {
                Outcome.Kind kind = routine.endedBy();
                if (kind == null) {
                    kind = subject.isRedirected() ? Outcome.Kind.REDIRECTED : Outcome.Kind.CHANNEL_GONE;
                }
                yield Outcome.abnormal(kind, where);
            }
        };
    }

    /** Names a broken rule in the log and in the trace. */
    public static void breach(Channel subject, Routine routine, Breach breach) {
        routine.note(breach);
        LOG.warn("{}: {}", subject, breach.sentence());
    }

    /** The time limits of one run. */
    private final class Budget implements AutoCloseable {
        private Clock.@Nullable Alarm soft;
        private Clock.@Nullable Alarm hard;

        Budget(Channel subject, Routine routine) {
            HandlerSettings.OfStage limits = settings.of(routine.stage());
            limits.softBudget().ifPresent(d -> soft = pbx.clock().at(after(d), () -> warn(subject, routine)));
            limits.hardBudget().ifPresent(d -> hard = pbx.clock().at(after(d), () -> end(subject, routine)));
        }

        private long after(Duration d) {
            return pbx.clock().nanos() + d.toNanos();
        }

        private void warn(Channel subject, Routine routine) {
            boolean outside = routine.isOutside();
            breach(
                    subject,
                    routine,
                    new Breach(
                            Breach.Rule.TOO_SLOW,
                            routine.stage(),
                            outside ? routine.binding().boundAt() : subject.whereNow(),
                            outside
                                    ? routine.binding().location()
                                    : subject.position().application()));
        }

        private void end(Channel subject, Routine routine) {
            routine.end(Outcome.Kind.OVER_BUDGET);
            subject.nudge();
        }

        @Override
        public void close() {
            if (soft != null) {
                soft.cancel();
            }
            if (hard != null) {
                hard.cancel();
            }
        }
    }

    /** What stood in the subject before the routine. The variables are copied only when somebody reads traces. */
    private record Before(
            Instant at,
            long nanos,
            Caller caller,
            ConnectedLine connected,
            Redirecting redirecting,
            @Nullable Map<String, String> variables) {

        void restore(Channel subject) {
            subject.caller(caller);
            subject.connected(connected);
            subject.redirecting(redirecting);
        }
    }

    private Before before(Channel subject) {
        boolean traced = pbx.events().wanted(Event.RoutineRan.class);
        return new Before(
                traced ? pbx.clock().now() : Instant.EPOCH,
                pbx.clock().nanos(),
                subject.caller(),
                subject.connected(),
                subject.redirecting(),
                traced ? subject.variables().all() : null);
    }

    private Outcome trace(
            Channel subject,
            Routine routine,
            @Nullable Place start,
            List<String> arguments,
            Before before,
            Outcome outcome) {
        Map<String, String> variables = before.variables();
        if (variables != null) {
            subject.publish(
                    Event.RoutineRan.class,
                    () -> new Event.RoutineRan(
                            subject.snapshot(),
                            routine.binding(),
                            start == null ? routine.binding().location() : start.toString(),
                            List.copyOf(arguments),
                            before.at(),
                            Duration.ofNanos(pbx.clock().nanos() - before.nanos()),
                            routine.priorities(),
                            outcome,
                            changes(subject, before, variables),
                            List.copyOf(routine.breaches())));
        }
        return outcome;
    }

    private static List<Event.Change> changes(Channel subject, Before before, Map<String, String> variables) {
        var changes = new ArrayList<Event.Change>();
        Map<String, String> now = subject.variables().all();
        var names = new TreeSet<>(variables.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            note(changes, name, variables.getOrDefault(name, ""), now.getOrDefault(name, ""));
        }
        note(
                changes,
                "CALLERID",
                before.caller().id().toString(),
                subject.caller().id().toString());
        note(
                changes,
                "CONNECTEDLINE",
                before.connected().id().toString(),
                subject.connected().id().toString());
        note(
                changes,
                "REDIRECTING(from)",
                before.redirecting().from().toString(),
                subject.redirecting().from().toString());
        note(
                changes,
                "REDIRECTING(to)",
                before.redirecting().to().toString(),
                subject.redirecting().to().toString());
        note(
                changes,
                "REDIRECTING(reason)",
                before.redirecting().reason().word(),
                subject.redirecting().reason().word());
        return changes;
    }

    private static void note(List<Event.Change> changes, String name, String before, String after) {
        if (!before.equals(after) && !name.startsWith("GOSUB_RETVAL")) {
            changes.add(new Event.Change(name, before, after));
        }
    }
}
