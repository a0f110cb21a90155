package org.hookswitch.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;

/** Finds loops and branches that are not closed in their extension, and ends and middles of none. One thread, one use. */
final class BlockCheck {

    /** One kind of block: how it opens and closes, and what may only stand inside. */
    private record Kind(String opening, String closing, List<String> inside) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("While", "EndWhile", List.of("ExitWhile", "ContinueWhile")),
            new Kind("If", "EndIf", List.of("ElseIf", "Else", "ExitIf")));

    private final PlanIndex index;
    private final Findings findings;

    BlockCheck(PlanIndex index, Findings findings) {
        this.index = index;
        this.findings = findings;
    }

    void check() {
        for (Context context : index.plan().contexts()) {
            for (Extension extension : context.extensions()) {
                index.first(extension).ifPresent(first -> KINDS.forEach(kind -> pair(first, kind)));
            }
        }
    }

    private void pair(Step first, Kind kind) {
        Deque<Step> open = new ArrayDeque<>();
        for (Step step = first; step != null; step = index.after(step)) {
            String name = step.priority().application();
            if (name.equalsIgnoreCase(kind.opening())) {
                open.push(step);
            } else if (name.equalsIgnoreCase(kind.closing())) {
                if (open.isEmpty()) {
                    without(step, kind.opening());
                } else {
                    open.pop();
                }
            } else if (open.isEmpty() && kind.inside().stream().anyMatch(name::equalsIgnoreCase)) {
                without(step, kind.opening());
            }
        }
        open.forEach(step -> without(step, kind.closing()));
    }

    private void without(Step step, String partner) {
        findings.add(Finding.of(
                        PlaceRules.BLOCK,
                        step.priority().location(),
                        step.priority().application() + " has no " + partner + " in '"
                                + step.extension().name() + "'")
                .expected(partner + " in the same extension"));
    }
}
