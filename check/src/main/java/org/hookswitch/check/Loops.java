package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pairs of While and EndWhile, and of If, ElseIf, Else and EndIf, in an extension. Stateless. */
final class Loops {

    private Loops() {}

    /** The EndWhile of a While. */
    static Optional<Step> end(PlanIndex index, Step begin) {
        return forward(index, begin, "while", "endwhile");
    }

    /** The EndWhile of the loop that a step stands in. */
    static Optional<Step> endAround(PlanIndex index, Step inside) {
        return forward(index, inside, "while", "endwhile");
    }

    /** The While of the loop that a step stands in or ends. */
    static Optional<Step> begin(PlanIndex index, Step inside) {
        int depth = 0;
        for (int id = inside.id() - 1; id >= 0; id--) {
            Step step = index.steps().get(id);
            if (step.extension() != inside.extension()) {
                return Optional.empty();
            }
            if (step.call().is("endwhile")) {
                depth++;
            } else if (step.call().is("while") && depth-- == 0) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** The EndIf of the branch that a step stands in. */
    static Optional<Step> endIf(PlanIndex index, Step inside) {
        return forward(index, inside, "if", "endif");
    }

    /** Where an If whose condition is false may go on: behind each ElseIf, Else and EndIf of its own. */
    static List<Step> alternatives(PlanIndex index, Step begin) {
        List<Step> all = new ArrayList<>(2);
        int depth = 0;
        for (Step step = index.after(begin); step != null; step = index.after(step)) {
            if (step.call().is("if")) {
                depth++;
            } else if (step.call().is("endif")) {
                if (depth-- == 0) {
                    all.add(step);
                    return all;
                }
            } else if (depth == 0 && (step.call().is("else") || step.call().is("elseif"))) {
                all.add(step);
            }
        }
        return all;
    }

    private static Optional<Step> forward(PlanIndex index, Step from, String open, String close) {
        int depth = 0;
        for (@Nullable Step step = index.after(from); step != null; step = index.after(step)) {
            if (step.call().is(open)) {
                depth++;
            } else if (step.call().is(close) && depth-- == 0) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
