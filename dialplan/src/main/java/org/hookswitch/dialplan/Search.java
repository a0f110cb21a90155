package org.hookswitch.dialplan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One search for an extension through a context and those it includes: its own extensions first, then the included
 * contexts in order and each in depth, no context twice. One thread, one use.
 */
final class Search implements Predicate<Extension> {

    /** How deep includes are followed; deeper ones are a mistake that must not exhaust the stack. */
    static final int MAX_DEPTH = 500;

    private final String callerNumber;
    private final Predicate<Extension> wanted;
    private @Nullable Set<Context> visited;
    private @Nullable Extension found;
    private boolean timed;

    /**
     * @param callerNumber the caller's number; empty when there is none
     * @param wanted what an extension that matches must have
     */
    Search(String callerNumber, Predicate<Extension> wanted) {
        this.callerNumber = callerNumber;
        this.wanted = wanted;
    }

    @Override
    public boolean test(Extension extension) {
        if (extension.isFor(callerNumber) && wanted.test(extension)) {
            found = extension;
            return true;
        }
        return false;
    }

    /** The first extension that is what was dialled, or null. */
    @Nullable
    Extension first(Context context, String dialed) {
        search(context, dialed, ExtensionPattern.withoutDashes(dialed), MatchQuery.EXACT, 0);
        return found;
    }

    /** Whether there is an extension of which a question can be answered with yes. */
    boolean any(Context context, String dialed, MatchQuery query) {
        return search(context, dialed, ExtensionPattern.withoutDashes(dialed), query, 0);
    }

    /** Whether an include with times was met. */
    boolean isTimed() {
        return timed;
    }

    private boolean search(Context context, String dialed, String text, MatchQuery query, int depth) {
        PatternTrie.Outcome own = context.searchOwn(dialed, text, query, this);
        if (own != PatternTrie.Outcome.OPEN) {
            return own == PatternTrie.Outcome.FOUND;
        }
        List<Include> includes = context.includes();
        if (includes.isEmpty() || depth == MAX_DEPTH) {
            return false;
        }
        Set<Context> seen = visited;
        if (seen == null) {
            seen = new HashSet<>();
            visited = seen;
        }
        seen.add(context);
        for (int i = 0; i < includes.size(); i++) {
            Include include = includes.get(i);
            if (include.times().isPresent()) {
                timed = true;
                if (!context.counts(include.times().get())) {
                    continue;
                }
            }
            Context included = context.included(i);
            if (included != null && !seen.contains(included) && search(included, dialed, text, query, depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
