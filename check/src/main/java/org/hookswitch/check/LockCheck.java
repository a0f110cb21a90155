package org.hookswitch.check;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.check.Flow.Bound;
import org.hookswitch.check.Substitutions.Use;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;

/** Follows every LOCK to its UNLOCK. A lock also goes when its channel ends, so only what comes before that counts. */
final class LockCheck {

    private final Flow flow;
    private final PlanIndex index;
    private final Routines routines;
    private final Findings findings;

    LockCheck(Flow flow, Routines routines, Findings findings) {
        this.flow = flow;
        this.index = flow.index();
        this.routines = routines;
        this.findings = findings;
    }

    void check() {
        for (Step step : index.steps()) {
            locked(step, "LOCK").ifPresent(use -> follow(step, use.arguments()));
        }
    }

    private static Optional<Use> locked(Step step, String function) {
        String text = step.priority().arguments().source();
        if (!text.contains(function)) {
            return Optional.empty();
        }
        return Substitutions.uses(text).stream()
                .filter(use -> use.function() && use.name().equals(function))
                .findFirst();
    }

    private static boolean unlocks(Step step, String name) {
        return locked(step, "UNLOCK")
                .filter(use -> use.arguments().equals(name) || Substitutions.any(use.arguments()))
                .isPresent();
    }

    private void follow(Step lock, String name) {
        BitSet seen = new BitSet();
        ArrayDeque<Step> open = new ArrayDeque<>(flow.successors(lock));
        Set<Step> kept = new HashSet<>();
        boolean released = false;
        while (!open.isEmpty()) {
            Step step = open.poll();
            if (seen.get(step.id())) {
                continue;
            }
            seen.set(step.id());
            if (unlocks(step, name) || calledUnlocks(step, name)) {
                released = true;
                continue;
            }
            if (step.has(Trait.TAKES_CHANNEL)) {
                over(lock, name, step);
                continue;
            }
            if (flow.exits(step).returns()) {
                kept.add(step);
            }
            open.addAll(flow.successors(step));
        }
        if (released) {
            kept.forEach(step -> findings.add(Finding.of(
                            HandlerRules.LOCK_KEPT,
                            step.priority().location(),
                            "Return with the lock '" + name + "' still taken, which another path gives back")
                    .found("taken at " + lock.priority().location())));
        }
    }

    private boolean calledUnlocks(Step step, String name) {
        return flow.exits(step).calls().stream()
                .anyMatch(target ->
                        target.unknown() || target.steps().stream().anyMatch(entry -> routineUnlocks(entry, name)));
    }

    private boolean routineUnlocks(Step entry, String name) {
        return routines.withCalled(entry).stream()
                .anyMatch(routine -> routine.steps().stream().anyMatch(step -> unlocks(step, name)));
    }

    private void over(Step lock, String name, Step busy) {
        boolean bOption =
                busy.calls().stream().anyMatch(call -> call.option('B').isPresent());
        boolean bound = flow.bound().stream()
                .filter(b -> b.stage() == HandlerStage.CALLER_PRE_DIAL
                        && b.boundAt().line() == busy.priority().location().line()
                        && b.boundAt().file().equals(busy.priority().location().file()))
                .map(Bound::entry)
                .anyMatch(entry -> routineUnlocks(entry, name));
        boolean unknown = bOption
                && flow.bound().stream()
                        .noneMatch(b ->
                                b.boundAt().line() == busy.priority().location().line());
        if (!bound && !unknown) {
            findings.add(Finding.of(
                            HandlerRules.LOCK_OVER_DIAL,
                            busy.priority().location(),
                            "the lock '" + name + "' is held during " + busy.named(Trait.TAKES_CHANNEL))
                    .found("taken at " + lock.priority().location())
                    .fix("unlock before, or in a routine of option B"));
        }
    }
}
