package org.hookswitch.dialplan;

import org.jspecify.annotations.Nullable;

/**
 * What dialled digits lead to in a context: the best extension, and behind it all others that match.
 *
 * <p>Asterisk searches anew for every priority: where the best extension lacks one, the next best that has it goes on.
 * So does {@link #priority}, which costs nothing as long as the best extension has it. Good as long as context, digits
 * and caller's number stay the same; a caller's number that is changed needs a new match, as does a look at the clock
 * where {@link #isTimed()}.
 *
 * <p>Immutable; safe for any thread.
 */
public final class Match {

    private final Context context;
    private final String dialed;
    private final String callerNumber;
    private final Extension extension;
    private final boolean timed;

    Match(Context context, String dialed, String callerNumber, Extension extension, boolean timed) {
        this.context = context;
        this.dialed = dialed;
        this.callerNumber = callerNumber;
        this.extension = extension;
        this.timed = timed;
    }

    /** The best extension; it may be of an included context. */
    public Extension extension() {
        return extension;
    }

    /** The context the search began in. */
    public Context context() {
        return context;
    }

    /** What was dialled. */
    public String dialed() {
        return dialed;
    }

    /** Whether an include with times was met on the way, so that the answer may change with the clock. */
    public boolean isTimed() {
        return timed;
    }

    /** The priority with a number, counted from 1; null when no matching extension has it. */
    public @Nullable Priority priority(int number) {
        Priority priority = extension.priority(number);
        if (priority != null) {
            return priority;
        }
        Extension other = new Search(callerNumber, e -> e.priority(number) != null).first(context, dialed);
        return other == null ? null : other.priority(number);
    }

    /** The first priority with a label; null when no matching extension has it. */
    public @Nullable Priority label(String label) {
        Priority priority = extension.labelled(label);
        if (priority != null) {
            return priority;
        }
        Extension other = new Search(callerNumber, e -> e.labelled(label) != null).first(context, dialed);
        return other == null ? null : other.labelled(label);
    }

    @Override
    public String toString() {
        return dialed + "@" + context.name() + " -> " + extension.name() + "@" + extension.context();
    }
}
