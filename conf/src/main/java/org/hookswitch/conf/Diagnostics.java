package org.hookswitch.conf;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects {@link Diagnostic}s in the order they are found, each once, up to a limit.
 *
 * <p>One thread at a time. What a template has wrong is met again in every section that inherits it; equal diagnostics
 * are therefore kept once. Above the limit they are only counted, errors and warnings alike.
 */
public final class Diagnostics {

    /** As many as anybody will read. */
    public static final int DEFAULT_LIMIT = 1000;

    private final int limit;
    private final Set<Diagnostic> collected = new LinkedHashSet<>();
    private long dropped;
    private boolean errors;

    public Diagnostics() {
        this(DEFAULT_LIMIT);
    }

    /** @param limit how many are kept, at least 1 */
    public Diagnostics(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit of " + limit + " keeps nothing");
        }
        this.limit = limit;
    }

    public void add(Diagnostic diagnostic) {
        errors |= diagnostic.severity() == Severity.ERROR;
        if (collected.size() < limit) {
            collected.add(diagnostic);
        } else if (!collected.contains(diagnostic)) {
            dropped++;
        }
    }

    public void addAll(Collection<Diagnostic> diagnostics) {
        diagnostics.forEach(this::add);
    }

    /** Whether an error was added, kept or not. */
    public boolean hasErrors() {
        return errors;
    }

    public boolean isEmpty() {
        return collected.isEmpty();
    }

    /** How many were left out because the limit was reached. */
    public long dropped() {
        return dropped;
    }

    /** A copy of what was kept, in the order it was added. */
    public List<Diagnostic> list() {
        return List.copyOf(collected);
    }

    /** All of them rendered, a blank line between two, and the number left out. */
    public String render() {
        StringBuilder text = new StringBuilder();
        for (Diagnostic diagnostic : collected) {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            text.append(diagnostic.render());
        }
        if (dropped > 0) {
            text.append("\n\n").append("and ").append(dropped).append(" more");
        }
        return text.toString();
    }
}
