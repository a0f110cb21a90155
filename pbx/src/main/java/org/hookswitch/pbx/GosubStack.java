package org.hookswitch.pbx;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The subroutines under way on a channel, innermost first: where each returns to, its arguments and its local variables.
 *
 * <p>Used by the controlling thread; the variables themselves are thread-safe.
 */
public final class GosubStack {

    /** Most subroutines inside each other; a recursion without an end is stopped here. */
    public static final int DEEPEST = 512;

    private final Variables variables;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>(2);

    GosubStack(Variables variables) {
        this.variables = variables;
    }

    private static final class Frame {
        final Place returnTo;
        final int argumentCount;
        final Set<String> locals = new HashSet<>(4);

        Frame(Place returnTo, int argumentCount) {
            this.returnTo = returnTo;
            this.argumentCount = argumentCount;
        }
    }

    public int depth() {
        return frames.size();
    }

    /**
     * Enters a subroutine: its arguments become ARG1…ARGn and ARGC, and hide those of the frame below.
     *
     * @return false when the stack is as deep as it may get
     */
    boolean push(Place returnTo, List<String> arguments) {
        if (frames.size() >= DEEPEST) {
            return false;
        }
        int outer = frames.isEmpty() ? 0 : frames.peek().argumentCount;
        var frame = new Frame(returnTo, Math.max(arguments.size(), outer));
        frames.push(frame);
        for (int i = 0; i < arguments.size(); i++) {
            local(frame, "ARG" + (i + 1), arguments.get(i));
        }
        for (int i = arguments.size(); i < outer; i++) {
            local(frame, "ARG" + (i + 1), "");
        }
        local(frame, "ARGC", Integer.toString(arguments.size()));
        return true;
    }

    /** Leaves the innermost subroutine and forgets its locals; where it returns to, or empty when there is none. */
    Optional<Place> pop() {
        Frame frame = frames.poll();
        if (frame == null) {
            return Optional.empty();
        }
        frame.locals.forEach(variables::pop);
        return Optional.of(frame.returnTo);
    }

    /** Pops until {@code depth} frames are left: what a subroutine left behind that did not return. */
    public void popTo(int depth) {
        while (frames.size() > depth) {
            pop();
        }
    }

    /** Forgets the return address of the innermost subroutine (StackPop); false when there is none. */
    public boolean forget() {
        return pop().isPresent();
    }

    /** Sets a variable that lives as long as the innermost frame; false outside any subroutine. */
    public boolean local(String name, String value) {
        Frame frame = frames.peek();
        if (frame == null) {
            return false;
        }
        local(frame, name, value);
        return true;
    }

    private void local(Frame frame, String name, String value) {
        if (frame.locals.add(name)) {
            variables.push(name, value);
        } else {
            variables.set(name, value);
        }
    }

    /** Whether the innermost frame has a local variable of this name. */
    public boolean hasLocal(String name) {
        Frame frame = frames.peek();
        return frame != null && frame.locals.contains(name);
    }

    /** Where the n-th innermost subroutine (from 1) returns to. */
    public Optional<Place> returnPlace(int n) {
        return frames.stream().skip(n - 1L).map(f -> f.returnTo).findFirst();
    }
}
