package org.hookswitch.check;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hookswitch.check.Flow.Bound;
import org.hookswitch.check.Routines.Routine;
import org.hookswitch.check.Substitutions.Use;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Include;
import org.hookswitch.pbx.handler.Breach;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;

/**
 * Holds every routine to the contract of the stage it is bound to, through all that it goes to and calls; in the words of
 * {@link Breach}, which the log uses when a call breaks it.
 */
final class ContractCheck {

    private static final Set<String> SLOW_FUNCTIONS =
            Set.of("SHELL", "CURL", "ENUMLOOKUP", "ENUMQUERY", "DUNDILOOKUP", "DUNDIQUERY", "SRVQUERY", "TXTCIDNAME");

    private final Flow flow;
    private final PlanIndex index;
    private final Routines routines;
    private final Findings findings;

    private record Said(Rule rule, Step step) {}

    private final Set<Said> said = new HashSet<>();

    ContractCheck(Flow flow, Routines routines, Findings findings) {
        this.flow = flow;
        this.index = flow.index();
        this.routines = routines;
        this.findings = findings;
    }

    void check(Set<String> entryContexts) {
        record Pair(HandlerStage stage, Step entry) {}
        Set<Pair> done = new HashSet<>();
        Set<Step> bound = new HashSet<>();
        for (Bound routine : flow.bound()) {
            if (done.add(new Pair(routine.stage(), routine.entry()))) {
                for (Routine part : routines.withCalled(routine.entry())) {
                    bound.add(part.entry());
                    routine(routine, part);
                }
            }
        }
        subroutines(bound);
        outside(entryContexts);
    }

    private void routine(Bound bound, Routine routine) {
        HandlerStage stage = bound.stage();
        for (Step fall : routine.falls()) {
            breach(
                    HandlerRules.NO_RETURN,
                    Breach.Rule.NO_RETURN,
                    bound,
                    fall,
                    fall.priority().application());
        }
        for (Step step : routine.steps()) {
            if (flow.exits(step).hangsUp()) {
                breach(HandlerRules.HANGS_UP, Breach.Rule.HANGUP, bound, step, step.named(Trait.HANGS_UP));
            }
            if (!stage.controlsMedia()) {
                if (step.has(Trait.TAKES_CHANNEL)) {
                    breach(
                            HandlerRules.TAKES_CHANNEL,
                            Breach.Rule.TAKES_CHANNEL,
                            bound,
                            step,
                            step.named(Trait.TAKES_CHANNEL));
                } else if (step.has(Trait.MEDIA)) {
                    breach(HandlerRules.NO_MEDIA, Breach.Rule.NO_MEDIA, bound, step, step.named(Trait.MEDIA));
                }
            }
            slow(bound, step);
            if (stage == HandlerStage.CONNECTED_LINE || stage == HandlerStage.REDIRECTING) {
                sendsAgain(bound, step);
            }
        }
    }

    private void breach(Rule rule, Breach.Rule broken, Bound bound, Step step, String what) {
        if (said.add(new Said(rule, step))) {
            String sentence = new Breach(broken, bound.stage(), "", what).sentence();
            findings.add(Finding.of(rule, step.priority().location(), sentence).found(boundBy(bound)));
        }
    }

    private static String boundBy(Bound bound) {
        return "the routine is bound by " + bound.boundBy() + " at "
                + bound.boundAt().fileAndLine();
    }

    private void slow(Bound bound, Step step) {
        if (bound.stage().softBudget().isEmpty() || bound.stage().hardBudget().isEmpty()) {
            return;
        }
        String what = "";
        if (step.has(Trait.SLOW)) {
            what = step.named(Trait.SLOW);
        } else {
            for (Use use : Substitutions.uses(step.priority().arguments().source())) {
                if (use.function() && SLOW_FUNCTIONS.contains(use.name())) {
                    what = use.name();
                }
            }
        }
        Duration soft = bound.stage().softBudget().get();
        Duration hard = bound.stage().hardBudget().get();
        boolean waits = step.call().is("wait") && soft.toMillis() >= 1000;
        if (what.isEmpty() || (waits && shorter(step, soft))) {
            return;
        }
        Rule rule = soft.toMillis() < 1000 ? HandlerRules.TOO_SLOW : HandlerRules.MAY_BE_SLOW;
        if (said.add(new Said(rule, step))) {
            findings.add(Finding.of(
                            rule,
                            step.priority().location(),
                            what + " in a " + bound.stage().word() + " routine may take long: the stage is late after "
                                    + soft.toMillis() + " ms and cut off after " + hard.toMillis() + " ms")
                    .found(boundBy(bound)));
        }
    }

    private static boolean shorter(Step step, Duration soft) {
        String seconds = step.call().text().strip();
        return seconds.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") && Double.parseDouble(seconds) * 1000 < soft.toMillis();
    }

    private void sendsAgain(Bound bound, Step step) {
        String function = bound.stage() == HandlerStage.CONNECTED_LINE ? "CONNECTEDLINE(" : "REDIRECTING(";
        for (Call call : step.calls()) {
            for (Constants.Assigned assigned : Constants.assignments(call)) {
                String name = assigned.name();
                if (name.startsWith(function) && !name.replace(" ", "").endsWith(",i)")) {
                    findings.add(Finding.of(
                                    HandlerRules.SENDS_AGAIN,
                                    index.at(step, call, assigned.at()),
                                    "setting " + name + " without i in a "
                                            + bound.stage().word()
                                            + " routine sends another update in Asterisk, and so runs the routine again")
                            .found(boundBy(bound))
                            .fix(name.replaceFirst("\\)$", ",i)")));
                }
            }
        }
    }

    /** Subroutines of the normal flow: one path returns, another falls off the end. */
    private void subroutines(Set<Step> bound) {
        Set<Step> done = new HashSet<>(bound);
        for (Step step : index.steps()) {
            for (Target target : flow.exits(step).calls()) {
                for (Step entry : target.steps()) {
                    if (done.add(entry)) {
                        subroutine(entry);
                    }
                }
            }
        }
    }

    private void subroutine(Step entry) {
        Routine routine = routines.from(entry);
        if (!routine.returns()) {
            return;
        }
        for (Step fall : routine.falls()) {
            if (said.add(new Said(HandlerRules.SOME_PATHS_RETURN, fall))) {
                findings.add(Finding.of(
                                HandlerRules.SOME_PATHS_RETURN,
                                fall.priority().location(),
                                "the subroutine " + entry.where()
                                        + " ends here without Return, which other paths of it have")
                        .fix("end this path with Return()"));
            }
        }
    }

    /** Return where a call comes by dialling, in contexts that an endpoint begins in. */
    private void outside(Set<String> entryContexts) {
        Set<Context> contexts = new HashSet<>();
        entryContexts.forEach(name -> index.plan().context(name).ifPresent(context -> gather(context, contexts)));
        BitSet seen = new BitSet();
        ArrayDeque<Step> open = new ArrayDeque<>();
        for (Context context : contexts) {
            for (Extension extension : context.extensions()) {
                index.first(extension)
                        .filter(step -> step.priority().number() == 1)
                        .ifPresent(open::add);
            }
        }
        while (!open.isEmpty()) {
            Step step = open.poll();
            if (seen.get(step.id())) {
                continue;
            }
            seen.set(step.id());
            if (flow.exits(step).returns()) {
                findings.add(Finding.of(
                                HandlerRules.RETURN_OUTSIDE,
                                step.priority().location(),
                                "a call comes to this Return by being dialled, not by Gosub, and ends")
                        .fix("end the call with Hangup()"));
            }
            open.addAll(flow.successors(step));
        }
    }

    private void gather(Context context, Set<Context> all) {
        if (all.add(context)) {
            List<Include> includes = context.includes();
            includes.forEach(include -> index.plan().context(include.context()).ifPresent(c -> gather(c, all)));
        }
    }
}
