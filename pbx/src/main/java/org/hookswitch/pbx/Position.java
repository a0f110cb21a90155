package org.hookswitch.pbx;

import java.util.Optional;
import org.hookswitch.dialplan.Match;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Where in the dialplan a channel stands, and what runs there.
 *
 * <p>Moved by the controlling thread only; others read a value that may be a step old.
 */
public final class Position {

    private volatile String context = "default";
    private volatile String exten = "s";
    private volatile int priority = 1;
    private volatile String lastContext = "";
    private volatile String lastExten = "";
    private volatile @Nullable Priority running;
    private volatile String data = "";
    /** The application that runs on a channel that has no place in the dialplan; empty where there is one. */
    private volatile String single = "";
    /** What ran when {@link #data} was set; an application that prepared its arguments sets none. */
    private volatile @Nullable Priority dataOf;

    /** The extension that the place matched, while the channel stays in it. */
    private @Nullable Match match;

    private String matchedFor = "";

    Position() {}

    public Place place() {
        return new Place(context, exten, priority);
    }

    public String context() {
        return context;
    }

    public String exten() {
        return exten;
    }

    public int priority() {
        return priority;
    }

    /** The context in which the channel stood before it last changed its place; empty when it never did. */
    public String lastContext() {
        return lastContext;
    }

    /** The extension at which the channel stood before it last changed its place; empty when it never did. */
    public String lastExten() {
        return lastExten;
    }

    /** The application that runs, or ran last; empty before the first. */
    public String application() {
        Priority p = running;
        return p == null ? single : p.application();
    }

    /** Its arguments after substitution; as they are written where the application takes them so. */
    public String data() {
        Priority p = running;
        return p == null || p == dataOf ? data : p.arguments().source();
    }

    void data(String evaluated) {
        data = evaluated;
        dataOf = running;
    }

    /** File and line of what runs, or the place when nothing ran yet. */
    public String where() {
        Priority p = running;
        return p == null ? place().toString() : p.location().toString();
    }

    /** Goes to a place, without a look whether it exists. */
    public void moveTo(Place place) {
        if (!(place.context().equals(context) && place.exten().equals(exten))) {
            match = null;
            lastContext = context;
            lastExten = exten;
        }
        context = place.context();
        exten = place.exten();
        priority = place.priority();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the controlling thread writes
    void advance() {
        priority = priority + 1;
    }

    void enter(Priority p) {
        running = p;
    }

    /** An application runs that stands at no priority. */
    void enter(String application, String evaluated) {
        running = null;
        single = application;
        data(evaluated);
    }

    /**
     * The extension in which the priority that runs was found, with the others that match. For applications, while they
     * run; null before the first.
     */
    public @Nullable Match match() {
        return match;
    }

    /** The priority at this place in the channel's dialplan; null when there is none. */
    @Nullable
    Priority find(Channel channel) {
        Match m = match;
        String caller = callerNumber(channel);
        if (m == null || m.isTimed() || !caller.equals(matchedFor)) {
            m = channel.plan().match(context, exten, caller).orElse(null);
            match = m;
            matchedFor = caller;
            if (m == null) {
                return null;
            }
        }
        return m.priority(priority);
    }

    /** The place that a context, an extension and a priority number or label name; empty when there is none. */
    Optional<Place> resolve(Channel channel, String toContext, String toExten, String toPriority) {
        Plan plan = channel.plan();
        return plan.resolve(toContext, toExten, toPriority, callerNumber(channel), priority)
                .map(n -> new Place(toContext, toExten, n));
    }

    static String callerNumber(Channel channel) {
        return channel.caller().id().number().digits();
    }

    /** A position to come back to. */
    public record Mark(Place place, @Nullable Priority running, String data) {}

    /** Remembers where the channel stands and what runs. */
    public Mark mark() {
        return new Mark(place(), running, data());
    }

    /** Goes back to where the channel stood. */
    public void restore(Mark mark) {
        moveTo(mark.place());
        running = mark.running();
        data(mark.data());
    }
}
