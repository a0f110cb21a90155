package org.hookswitch.check;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hookswitch.check.Flow.Exits;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;

/** Finds priorities that no call reaches, holes, extensions without a beginning, and those that run into another. */
final class PriorityCheck {

    private static final List<String> SPECIAL = List.of("s", "h", "i", "t", "T", "e", "o", "a", "fax");

    private static final Set<String> ALMOST_SPECIAL =
            Set.of("S", "H", "I", "E", "O", "A", "start", "hangup", "invalid", "timeout", "Fax", "FAX");

    private static final Pattern PATTERN_CHARACTERS = Pattern.compile("[-+*#0-9XZN.!\\[\\]]+");
    private static final Pattern PATTERN_CLASSES = Pattern.compile(".*([XZN\\[].*|[0-9XZN\\]][.!])");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+)+");

    private final Flow flow;
    private final PlanIndex index;
    private final Findings findings;
    private final BitSet reached = new BitSet();
    private final Set<Extension> entered = new HashSet<>();
    private boolean anyLost;

    PriorityCheck(Flow flow, Findings findings) {
        this.flow = flow;
        this.index = flow.index();
        this.findings = findings;
    }

    void check() {
        reach();
        for (Context context : index.plan().contexts()) {
            for (Extension extension : context.extensions()) {
                name(context, extension);
                index.first(extension).ifPresent(first -> priorities(context, extension, first));
            }
        }
    }

    private void reach() {
        ArrayDeque<Step> open = new ArrayDeque<>();
        for (Step step : index.steps()) {
            if (step.priority().number() == 1) {
                mark(step, open);
            }
            Exits exits = flow.exits(step);
            if (!anyLost && exits != Exits.STRAIGHT) {
                anyLost = exits.lost() || exits.calls().stream().anyMatch(Target::unknown);
            }
        }
        if (anyLost) {
            // A jump to a name that only a call knows may come to any label, and goes on from there.
            index.steps().stream()
                    .filter(step -> step.priority().label().isPresent())
                    .forEach(step -> mark(step, open));
        }
        flow.entries().forEach(step -> enter(step, open));
        flow.bound().forEach(bound -> enter(bound.entry(), open));
        while (!open.isEmpty()) {
            Step step = open.poll();
            Exits exits = flow.exits(step);
            if (exits != Exits.STRAIGHT) {
                exits.jumps().forEach(target -> target.steps().forEach(to -> enter(step, to, open)));
                exits.calls().forEach(target -> target.steps().forEach(to -> enter(step, to, open)));
            }
            flow.successors(step).forEach(to -> mark(to, open));
        }
    }

    private void enter(Step step, Deque<Step> open) {
        entered.add(step.extension());
        mark(step, open);
    }

    /** A jump inside an extension does not say that anybody comes into it. */
    private void enter(Step from, Step to, Deque<Step> open) {
        if (from.extension() == to.extension()) {
            mark(to, open);
        } else {
            enter(to, open);
        }
    }

    private void mark(Step step, Deque<Step> open) {
        if (!reached.get(step.id())) {
            reached.set(step.id());
            open.add(step);
        }
    }

    private void priorities(Context context, Extension extension, Step first) {
        List<Priority> priorities = extension.priorities();
        if (first.priority().number() != 1 && !entered.contains(extension) && !continues(context, extension)) {
            findings.add(Finding.of(
                            PlaceRules.NO_FIRST,
                            first.priority().location(),
                            "extension '" + extension.name() + "' begins with priority "
                                    + first.priority().number())
                    .fix("number its first line 1"));
            return;
        }
        boolean hidden = false;
        for (int i = 0; i < priorities.size(); i++) {
            Step step = index.steps().get(first.id() + i);
            Priority priority = step.priority();
            boolean hole = i > 0 && priorities.get(i - 1).number() + 1 != priority.number();
            if (reached.get(step.id())) {
                if (hole && reached.get(step.id() - 1) && flow.fallsOff(step(first, i - 1))) {
                    Priority before = priorities.get(i - 1);
                    findings.add(Finding.of(
                            PlaceRules.HOLE,
                            before.location(),
                            "the call ends here: '" + extension.name() + "' has no priority " + (before.number() + 1)
                                    + ", and goes on with " + priority.number()));
                }
                hidden = false;
                runsInto(step, extension);
                continue;
            }
            if (!hidden && i > 0 && (hole || !isBelt(step))) {
                if (hole) {
                    findings.add(Finding.of(
                            PlaceRules.HOLE,
                            priority.location(),
                            "priority " + priority.number() + " of '" + extension.name()
                                    + "' is never reached: there is no " + (priority.number() - 1)));
                } else {
                    findings.add(Finding.of(
                            PlaceRules.NEVER_REACHED,
                            priority.location(),
                            "no call reaches this priority: "
                                    + step(first, i - 1).priority().application() + " before it never goes on here"));
                }
            }
            hidden = true;
        }
    }

    /** A Hangup or Return that stands behind what has ended already, for safety. */
    private boolean isBelt(Step step) {
        boolean ends = step.has(Trait.HANGS_UP) || step.call().is("return");
        Step next = index.after(step);
        return ends && (next == null || reached.get(next.id()));
    }

    private Step step(Step first, int offset) {
        return index.steps().get(first.id() + offset);
    }

    /** Whether another extension that matches the same has the priorities before. */
    private boolean continues(Context context, Extension extension) {
        String dialed = Samples.of(extension.pattern());
        return context.find(dialed, "")
                .filter(match -> match.priority(1) != null)
                .isPresent();
    }

    private void runsInto(Step step, Extension extension) {
        Step next = flow.next(step);
        if (!flow.exits(step).next() || next == null || next.extension() == extension) {
            return;
        }
        if (next.extension().pattern().equals(extension.pattern())) {
            return;
        }
        findings.add(Finding.of(
                        PlaceRules.RUNS_INTO,
                        step.priority().location(),
                        "after this priority the call goes on with priority "
                                + next.priority().number() + " of '"
                                + next.extension().name() + "' in '"
                                + next.context().name() + "'")
                .found(next.extension().name() + " at " + next.priority().location())
                .fix("end '" + extension.name() + "' with Hangup()"));
    }

    private void name(Context context, Extension extension) {
        String name = extension.pattern().source();
        if (extension.pattern().isPattern() || entered.contains(extension)) {
            return;
        }
        if (looksLikePattern(name)) {
            findings.add(Finding.of(
                            PlaceRules.NO_UNDERSCORE,
                            extension.location(),
                            "'" + name + "' looks like a pattern, but matches only itself")
                    .fix("_" + name));
        } else if (ALMOST_SPECIAL.contains(name) && !entered.contains(extension)) {
            findings.add(Finding.of(
                            PlaceRules.SPECIAL_TYPO,
                            extension.location(),
                            "'" + name + "' in '" + context.name()
                                    + "' is no special extension, and nothing goes there")
                    .expected("one of " + String.join(" ", SPECIAL)));
        }
    }

    private static boolean looksLikePattern(String name) {
        return name.length() > 1
                && PATTERN_CHARACTERS.matcher(name).matches()
                && PATTERN_CLASSES.matcher(name).matches()
                && !ADDRESS.matcher(name).matches()
                && (name.length() > 2 || name.chars().anyMatch(c -> "0123456789.!".indexOf(c) >= 0));
    }
}
