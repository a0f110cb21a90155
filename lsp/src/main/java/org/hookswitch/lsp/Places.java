package org.hookswitch.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Include;
import org.hookswitch.dialplan.Location;
import org.hookswitch.dialplan.Match;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Finds the steps that places name, as a call would: patterns match, includes are searched, and a context that others
 * include may be meant as theirs. Immutable once made; any thread.
 */
final class Places {

    /**
     * Where a place leads.
     *
     * @param certain whether a call can only come here; a computed extension with a label may mean any that has it
     */
    record Found(Set<Step> steps, boolean certain) {
        static final Found NOTHING = new Found(Set.of(), false);
    }

    private final PlanText text;
    private final Plan plan;
    private final Map<Step.Key, Priority> priorities = new HashMap<>();
    private final Map<String, List<Context>> includers = new HashMap<>();
    private final Map<String, List<Step>> byContext = new HashMap<>();

    Places(PlanText text, Plan plan) {
        this.text = text;
        this.plan = plan;
        for (Context context : plan.contexts()) {
            for (Extension extension : context.extensions()) {
                for (Priority priority : extension.priorities()) {
                    priorities.putIfAbsent(key(priority), priority);
                }
            }
            for (Include include : context.includes()) {
                includers
                        .computeIfAbsent(include.context(), name -> new ArrayList<>(1))
                        .add(context);
            }
        }
        text.steps()
                .forEach(step -> byContext
                        .computeIfAbsent(step.context(), name -> new ArrayList<>())
                        .add(step));
    }

    private static Step.Key key(Priority priority) {
        return new Step.Key(priority.location().file(), priority.location().line() - 1);
    }

    private Optional<Step> step(Priority priority) {
        return text.step(priority.location().file(), priority.location().line() - 1);
    }

    /** The steps of a context as written. */
    List<Step> in(String context) {
        return byContext.getOrDefault(context, List.of());
    }

    /** The steps that a place may mean. */
    Found of(Mention.PlaceName place) {
        Mention.Part priority = place.priority();
        if (priority.computed() || priority.text().isEmpty()) {
            return Found.NOTHING;
        }
        Step from = place.from();
        Mention.Part context = place.context();
        if (context != null && context.computed()) {
            return Found.NOTHING;
        }
        Mention.Part exten = place.exten();
        if (exten != null && exten.computed() && !exten.text().equals("${EXTEN}")) {
            return guessed(place);
        }
        boolean own = exten == null || exten.computed();
        if (own && from == null) {
            return Found.NOTHING;
        }
        if (own && context == null && from != null) {
            Optional<Step> same = sameExtension(from, priority.text());
            if (same.isPresent()) {
                return new Found(Set.of(same.get()), true);
            }
        }
        String dialed = exten == null || exten.computed() ? ownName(from) : exten.text();
        OptionalInt number = number(from, priority.text());
        for (Context candidate : contexts(from, context)) {
            Optional<Match> match = candidate.find(dialed, "");
            if (match.isPresent()) {
                Priority found = number.isPresent()
                        ? match.get().priority(number.getAsInt())
                        : match.get().label(priority.text());
                Optional<Step> step = Optional.ofNullable(found).flatMap(this::step);
                if (step.isPresent()) {
                    return new Found(Set.of(step.get()), true);
                }
            }
        }
        return guessed(place);
    }

    private static String ownName(@Nullable Step from) {
        return from == null ? "" : from.exten();
    }

    private OptionalInt number(@Nullable Step from, String priority) {
        Priority present = from == null ? null : priorities.get(from.key());
        return new Location(Optional.empty(), Optional.empty(), priority, List.of())
                .number(present == null ? 0 : present.number());
    }

    private Optional<Step> sameExtension(Step from, String priority) {
        OptionalInt number = number(from, priority);
        for (Step step : in(from.context())) {
            if (!step.exten().equals(from.exten())) {
                continue;
            }
            Priority there = priorities.get(step.key());
            if (number.isPresent()
                    ? there != null && there.number() == number.getAsInt()
                    : priority.equals(step.label())) {
                return text.step(step.whole().file(), step.whole().line());
            }
        }
        return Optional.empty();
    }

    /** The contexts in which a place is looked for, the likeliest first. */
    private List<Context> contexts(@Nullable Step from, Mention.@Nullable Part context) {
        Set<Context> begun = new LinkedHashSet<>();
        if (context != null) {
            plan.context(context.text()).ifPresent(begun::add);
        } else if (from != null) {
            plan.context(from.context()).ifPresent(own -> addWithIncluders(own, begun));
        }
        // A search leaves out what is included for other times of the day; here all of it counts.
        Set<Context> found = new LinkedHashSet<>(begun);
        for (Context one : begun) {
            searched(one.name()).forEach(name -> plan.context(name).ifPresent(found::add));
        }
        return List.copyOf(found);
    }

    private void addWithIncluders(Context context, Set<Context> found) {
        if (found.add(context)) {
            includers.getOrDefault(context.name(), List.of()).forEach(other -> addWithIncluders(other, found));
        }
    }

    /** Every step with that label in the contexts that a place may mean. */
    private Found guessed(Mention.PlaceName place) {
        String label = place.priority().text();
        if (number(null, label).isPresent()) {
            return Found.NOTHING;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Context context : contexts(place.from(), place.context())) {
            addWithIncluded(context.name(), names);
        }
        Set<Step> steps = new LinkedHashSet<>();
        for (String name : names) {
            for (Step step : in(name)) {
                if (label.equals(step.label())) {
                    text.step(step.whole().file(), step.whole().line()).ifPresent(steps::add);
                }
            }
        }
        return new Found(steps, false);
    }

    private void addWithIncluded(String name, Set<String> names) {
        if (names.add(name)) {
            plan.context(name)
                    .ifPresent(context ->
                            context.includes().forEach(include -> addWithIncluded(include.context(), names)));
        }
    }

    /** The names of a context and all that it includes. */
    Set<String> searched(String context) {
        Set<String> names = new LinkedHashSet<>();
        addWithIncluded(context, names);
        return names;
    }

    /** The first step of the extension that a place names; empty when it is computed or does not exist. */
    Optional<Step> extension(Mention.PlaceName place) {
        Mention.Part exten = place.exten();
        if (exten == null
                || exten.computed()
                || (place.context() != null && place.context().computed())) {
            return Optional.empty();
        }
        for (Context candidate : contexts(place.from(), place.context())) {
            Optional<Step> step = candidate
                    .find(exten.text(), "")
                    .flatMap(match -> text.step(
                            match.extension().location().file(),
                            match.extension().location().line() - 1));
            if (step.isPresent()) {
                return step;
            }
        }
        return Optional.empty();
    }

    /** The names of all contexts. */
    Set<String> contextNames() {
        Set<String> names = new HashSet<>();
        plan.contexts().forEach(context -> names.add(context.name()));
        return names;
    }
}
