package org.hookswitch.pbx.handler;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.pbx.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A handler routine while it runs.
 *
 * <p>The thread that runs it counts; any thread notes breaches and may {@link #end} it, which takes effect at the next
 * priority or wait.
 */
public final class Routine {

    /** Most breaches kept of one run; a loop that breaks a rule a thousand times has said enough. */
    private static final int MOST_BREACHES = 20;

    private final Binding binding;
    private final @Nullable Routine outer;
    private final @Nullable Channel companion;
    private final int depth;
    private final List<Breach> breaches = new ArrayList<>(2);
    private int priorities;
    private volatile boolean outside;
    private volatile Outcome.@Nullable Kind ended;

    /** @param companion whose leaving ends the routine too, or null */
    Routine(Binding binding, @Nullable Routine outer, @Nullable Channel companion) {
        this.binding = binding;
        this.companion = companion;
        this.outer = outer;
        this.depth = outer == null ? 1 : outer.depth + 1;
    }

    public HandlerStage stage() {
        return binding.stage();
    }

    public Binding binding() {
        return binding;
    }

    /** How many routines run inside each other here, itself included. */
    public int depth() {
        return depth;
    }

    /** Ends the routine from outside. */
    public void end(Outcome.Kind why) {
        ended = why;
    }

    /** Whether it, or a routine around it, was ended from outside. */
    public boolean isEnded() {
        return ended != null || (companion != null && companion.mustLeave()) || (outer != null && outer.isEnded());
    }

    Outcome.@Nullable Kind endedBy() {
        return ended;
    }

    @Nullable
    Routine outer() {
        return outer;
    }

    /** Notes that one more priority runs. */
    public void countPriority() {
        priorities++;
    }

    int priorities() {
        return priorities;
    }

    /** Notes that it is not written in the dialplan. */
    void outside() {
        outside = true;
    }

    boolean isOutside() {
        return outside;
    }

    /** Notes that a rule of the contract was broken. Any thread. */
    public synchronized void note(Breach breach) {
        if (breaches.size() < MOST_BREACHES) {
            breaches.add(breach);
        }
    }

    synchronized List<Breach> breaches() {
        return List.copyOf(breaches);
    }
}
