package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.pbx.handler.HandlerStage;
import org.jspecify.annotations.Nullable;

/**
 * The control flow of a plan: for every step where the call may go on, which subroutines it calls, how it may end, and
 * which routines are bound to stages.
 *
 * <p>Immutable once made by {@link FlowReader}.
 */
final class Flow {

    /**
     * What may happen after a step.
     *
     * @param next whether the next priority may follow
     * @param jumps where else the call may go on
     * @param skips where in the same extension a loop or branch may go on
     * @param calls subroutines that come back to the next priority
     * @param lost whether it may also go where only a call knows
     * @param returns whether it may return from a subroutine
     * @param hangsUp whether it may end the call
     */
    record Exits(
            boolean next,
            List<Target> jumps,
            List<Step> skips,
            List<Target> calls,
            boolean lost,
            boolean returns,
            boolean hangsUp) {

        static final Exits STRAIGHT = new Exits(true, List.of(), List.of(), List.of(), false, false, false);
    }

    /**
     * A routine bound to a stage.
     *
     * @param entry where it begins
     * @param boundBy which option or variable binds it
     * @param boundAt where that is written
     */
    record Bound(HandlerStage stage, Step entry, String boundBy, SourceLocation boundAt) {}

    private final PlanIndex index;
    private final Exits[] exits;
    private final @Nullable Step[] next;
    private final List<Bound> bound = new ArrayList<>();
    private final List<RoutineBinding> bindings = new ArrayList<>();
    private final List<Step> entries = new ArrayList<>();

    Flow(PlanIndex index) {
        this.index = index;
        this.exits = new Exits[index.steps().size()];
        this.next = new @Nullable Step[index.steps().size()];
    }

    void set(Step step, Exits of, @Nullable Step follower) {
        exits[step.id()] = of;
        next[step.id()] = follower;
    }

    /** Notes a binding, wherever it leads. */
    void bind(RoutineBinding binding) {
        bindings.add(binding);
    }

    /** All bindings, also of routines that only a call can tell. */
    List<RoutineBinding> bindings() {
        return bindings;
    }

    void bind(Bound routine) {
        bound.add(routine);
    }

    /** Notes a place that another channel, or a called party, enters. */
    void enter(Target target) {
        entries.addAll(target.steps());
    }

    PlanIndex index() {
        return index;
    }

    Exits exits(Step step) {
        return exits[step.id()];
    }

    /** The step that the next priority is, also when it is one of another extension; null when there is none. */
    @Nullable
    Step next(Step step) {
        return next[step.id()];
    }

    /** Whether the call may come to the next priority and there is none. */
    boolean fallsOff(Step step) {
        return exits(step).next() && next(step) == null;
    }

    List<Bound> bound() {
        return bound;
    }

    /** Where other channels and called parties enter. */
    List<Step> entries() {
        return entries;
    }

    /** Where a call goes on from a step, subroutines left out. */
    List<Step> successors(Step step) {
        Exits of = exits(step);
        if (of == Exits.STRAIGHT) {
            Step straight = next(step);
            return straight == null ? List.of() : List.of(straight);
        }
        List<Step> all = new ArrayList<>(2);
        Step follower = next(step);
        if (of.next() && follower != null) {
            all.add(follower);
        }
        of.jumps().forEach(target -> all.addAll(target.steps()));
        all.addAll(of.skips());
        return all;
    }
}
