package org.hookswitch.dialplan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * A dialplan: contexts, and what {@code [general]} and {@code [globals]} say.
 *
 * <p>Immutable; safe for any thread. A reload makes a new one; calls that began with this one may go on with it.
 */
public final class Plan {

    /** A plan without any context. */
    public static final Plan EMPTY = new Plan(PlanSettings.DEFAULT, new LinkedHashMap<>(), List.of());

    private final PlanSettings settings;
    private final SequencedMap<String, String> globals;
    private final Map<String, Context> contexts;

    Plan(PlanSettings settings, SequencedMap<String, String> globals, Collection<Context> contexts) {
        this.settings = settings;
        this.globals = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(globals));
        Map<String, Context> byName = LinkedHashMap.newLinkedHashMap(contexts.size());
        contexts.forEach(context -> byName.put(context.name(), context));
        this.contexts = Collections.unmodifiableMap(byName);
        contexts.forEach(context -> context.link(this.contexts));
    }

    /** What {@code [general]} says. */
    public PlanSettings settings() {
        return settings;
    }

    /** Whether a call whose extension has no more priorities ends, rather than wait for more digits. */
    public boolean autofallthrough() {
        return settings.autoFallThrough();
    }

    /** The variables of {@code [globals]} with their values, in order. */
    public SequencedMap<String, String> globals() {
        return globals;
    }

    /** All contexts in the order in which they were first written. */
    public Collection<Context> contexts() {
        return contexts.values();
    }

    /** The context of that name; capital and small letters are told apart. */
    public Optional<Context> context(String name) {
        return Optional.ofNullable(contexts.get(name));
    }

    /**
     * The best extension for what was dialled in a context.
     *
     * @param callerNumber the caller's number; empty when there is none
     */
    public Optional<Match> match(String context, String dialed, String callerNumber) {
        Context found = contexts.get(context);
        return found == null ? Optional.empty() : found.find(dialed, callerNumber);
    }

    /** Whether a question about what was dialled is answered with yes by an extension that has a priority 1. */
    public boolean query(String context, String dialed, String callerNumber, MatchQuery query) {
        Context found = contexts.get(context);
        return found != null && found.query(dialed, callerNumber, query);
    }

    /**
     * The number of the priority that a text names in an extension; empty when there is none.
     *
     * @param priority a number, a label, or {@code +n} or {@code -n}
     * @param present the priority that {@code +n} and {@code -n} are seen from
     */
    public Optional<Integer> resolve(String context, String exten, String priority, String callerNumber, int present) {
        Optional<Match> match = match(context, exten, callerNumber);
        if (match.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt number = Location.number(priority, present);
        Priority found = number.isPresent()
                ? match.get().priority(number.getAsInt())
                : match.get().label(priority);
        return Optional.ofNullable(found).map(Priority::number);
    }
}
