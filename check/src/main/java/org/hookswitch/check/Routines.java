package org.hookswitch.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a call meets that enters a routine at a step, each entry looked at once. One thread. */
final class Routines {

    /** Subroutines nested deeper are taken to return. */
    private static final int DEEPEST = 200;

    /**
     * A routine from one entry on, subroutines left out.
     *
     * @param steps what may run
     * @param calls where the subroutines begin that it calls
     * @param returns whether a path comes to Return
     * @param lost whether a path goes where only a call knows
     * @param falls the steps after which there is nothing
     */
    record Routine(Step entry, List<Step> steps, List<Step> calls, boolean returns, boolean lost, List<Step> falls) {}

    private final Flow flow;
    private final Map<Step, Routine> routines = new HashMap<>();
    private final Set<Step> running = new HashSet<>();

    Routines(Flow flow) {
        this.flow = flow;
    }

    Flow flow() {
        return flow;
    }

    Routine from(Step entry) {
        Routine known = routines.get(entry);
        if (known == null) {
            running.add(entry);
            known = explore(entry);
            running.remove(entry);
            routines.put(entry, known);
        }
        return known;
    }

    private Routine explore(Step entry) {
        BitSet seen = new BitSet();
        ArrayDeque<Step> open = new ArrayDeque<>();
        List<Step> steps = new ArrayList<>();
        List<Step> calls = new ArrayList<>();
        List<Step> falls = new ArrayList<>();
        boolean returns = false;
        boolean lost = false;
        seen.set(entry.id());
        open.add(entry);
        while (!open.isEmpty()) {
            Step step = open.poll();
            steps.add(step);
            Flow.Exits exits = flow.exits(step);
            returns |= exits.returns();
            lost |= exits.lost();
            exits.calls().forEach(target -> calls.addAll(target.steps()));
            if (!comesBack(exits, step)) {
                continue;
            }
            if (flow.fallsOff(step)) {
                falls.add(step);
            }
            for (Step next : flow.successors(step)) {
                if (!seen.get(next.id())) {
                    seen.set(next.id());
                    open.add(next);
                }
            }
        }
        return new Routine(entry, steps, calls, returns, lost, falls);
    }

    /** Whether what a step calls may come back to the priority behind it. */
    private boolean comesBack(Flow.Exits exits, Step step) {
        if (exits.calls().isEmpty() || !step.call().is("gosub")) {
            return true;
        }
        for (Target target : exits.calls()) {
            if (target.unknown() || target.steps().isEmpty()) {
                return true;
            }
            for (Step callee : target.steps()) {
                if (running.contains(callee) || running.size() > DEEPEST) {
                    return true;
                }
                Routine routine = from(callee);
                if (routine.returns() || routine.lost()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A routine and all subroutines that it calls, directly or not. */
    List<Routine> withCalled(Step entry) {
        List<Routine> all = new ArrayList<>();
        Set<Step> seen = new HashSet<>();
        ArrayDeque<Step> open = new ArrayDeque<>();
        open.add(entry);
        seen.add(entry);
        while (!open.isEmpty()) {
            Routine routine = from(open.poll());
            all.add(routine);
            for (Step callee : routine.calls()) {
                if (seen.add(callee)) {
                    open.add(callee);
                }
            }
        }
        return all;
    }
}
