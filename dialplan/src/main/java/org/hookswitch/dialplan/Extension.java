package org.hookswitch.dialplan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * An extension of a context: a name or pattern, perhaps only for some callers, and its priorities.
 *
 * <p>Immutable; safe for any thread.
 */
public final class Extension {

    /** Extensions in the order of the search: by name, those for some callers before those for all. */
    static final Comparator<Extension> SEARCH_ORDER = Comparator.comparing(Extension::pattern)
            .thenComparingInt(extension -> extension.callerId == null ? 1 : 0)
            .thenComparing(
                    extension -> extension.callerId, Comparator.nullsLast(Comparator.<ExtensionPattern>naturalOrder()));

    private final String context;
    private final ExtensionPattern pattern;
    private final @Nullable ExtensionPattern callerId;
    private final Priority[] priorities;
    /** Whether the priority n stands at n - 1. */
    private final boolean gapless;

    private final @Nullable Hint hint;
    private final SourceLocation location;

    /**
     * @param context the name of the context it is written in
     * @param callerId which callers it is for; an empty name for those without a number
     * @param priorities in ascending order of their numbers, each number once
     */
    Extension(
            String context,
            ExtensionPattern pattern,
            @Nullable ExtensionPattern callerId,
            List<Priority> priorities,
            @Nullable Hint hint,
            SourceLocation location) {
        this.context = context;
        this.pattern = pattern;
        this.callerId = callerId;
        this.priorities = priorities.toArray(new Priority[0]);
        this.gapless = this.priorities.length == 0
                || this.priorities[this.priorities.length - 1].number() == this.priorities.length;
        this.hint = hint;
        this.location = location;
    }

    /** The name of the context it is written in. */
    public String context() {
        return context;
    }

    public ExtensionPattern pattern() {
        return pattern;
    }

    /** Which callers it is for; empty when for all. */
    public Optional<ExtensionPattern> callerId() {
        return Optional.ofNullable(callerId);
    }

    /** The name as written, with the caller's number where there is one: {@code 306/_101}. */
    public String name() {
        return callerId == null ? pattern.source() : pattern.source() + "/" + callerId.source();
    }

    /** In ascending order of their numbers. */
    public List<Priority> priorities() {
        return List.of(priorities);
    }

    public Optional<Hint> hint() {
        return Optional.ofNullable(hint);
    }

    /** Where it is first written. */
    public SourceLocation location() {
        return location;
    }

    /** The same extension with other priorities, in ascending order, and another hint. */
    Extension with(List<Priority> others, Optional<Hint> otherHint) {
        return new Extension(context, pattern, callerId, others, otherHint.orElse(null), location);
    }

    /** The priority with a number, or null. */
    @Nullable
    Priority priority(int number) {
        if (gapless) {
            return number >= 1 && number <= priorities.length ? priorities[number - 1] : null;
        }
        int low = 0;
        int high = priorities.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = priorities[middle].number();
            if (there == number) {
                return priorities[middle];
            }
            if (there < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** The first priority with a label, or null. */
    @Nullable
    Priority labelled(String label) {
        for (Priority priority : priorities) {
            if (priority.isLabelled(label)) {
                return priority;
            }
        }
        return null;
    }

    boolean isFor(String callerNumber) {
        if (callerId == null) {
            return true;
        }
        boolean none = !callerId.isPattern() && callerId.plain().isEmpty();
        return callerNumber.isEmpty() ? none : !none && callerId.matches(callerNumber);
    }

    @Override
    public String toString() {
        return name() + "@" + context + Arrays.toString(priorities);
    }
}
