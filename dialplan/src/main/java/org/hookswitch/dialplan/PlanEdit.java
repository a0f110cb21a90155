package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Makes a plan that differs from another by an extension. Plans are immutable, so calls that run on the old one see nothing
 * of it.
 */
public final class PlanEdit {

    private PlanEdit() {}

    /**
     * The plan with what another one has beside it: its contexts, their extensions, priority by priority, what they include
     * and the patterns they ignore.
     *
     * @param replace whether a priority or hint that is there already gives way
     * @return empty when something is there already and may not be replaced
     */
    public static Optional<Plan> add(Plan plan, Plan more, boolean replace) {
        Map<String, Context> contexts = byName(plan);
        for (Context addition : more.contexts()) {
            Context there = contexts.get(addition.name());
            if (there == null) {
                contexts.put(addition.name(), addition);
                continue;
            }
            List<Extension> extensions = new ArrayList<>(there.extensions());
            for (Extension extension : addition.extensions()) {
                Optional<Extension> same = named(there, extension.name());
                if (same.isPresent() && !replace && overlap(same.get(), extension)) {
                    return Optional.empty();
                }
                same.ifPresent(extensions::remove);
                extensions.add(same.map(old -> merged(old, extension)).orElse(extension));
            }
            if (addition.includes().stream().anyMatch(i -> includes(there, i.context()))
                    || addition.ignored().stream().anyMatch(p -> there.ignored().contains(p))) {
                return Optional.empty();
            }
            contexts.put(
                    there.name(),
                    there.with(extensions)
                            .with(
                                    both(there.includes(), addition.includes()),
                                    both(there.ignored(), addition.ignored())));
        }
        return Optional.of(planOf(plan, contexts));
    }

    private static boolean includes(Context context, String other) {
        return context.includes().stream().anyMatch(i -> i.context().equals(other));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** The plan in which a context does not include another any more; empty when it does not now. */
    public static Optional<Plan> removeInclude(Plan plan, String context, String included) {
        return without(
                plan,
                context,
                there -> there.with(
                        there.includes().stream()
                                .filter(i -> !i.context().equals(included))
                                .toList(),
                        there.ignored()));
    }

    /** The plan in which a context does not ignore a pattern any more; empty when it does not now. */
    public static Optional<Plan> removeIgnored(Plan plan, String context, String pattern) {
        return without(
                plan,
                context,
                there -> there.with(
                        there.includes(),
                        there.ignored().stream()
                                .filter(p -> !p.source().equals(pattern))
                                .toList()));
    }

    private static Optional<Plan> without(Plan plan, String context, UnaryOperator<Context> change) {
        Optional<Context> there = plan.context(context);
        Optional<Context> changed = there.map(change);
        if (changed.isEmpty()
                || (changed.get().includes().size() == there.get().includes().size()
                        && changed.get().ignored().size()
                                == there.get().ignored().size())) {
            return Optional.empty();
        }
        Map<String, Context> contexts = byName(plan);
        contexts.put(context, changed.get());
        return Optional.of(planOf(plan, contexts));
    }

    /** The plan without a context; what includes it then includes nothing. Empty when there is none of that name. */
    public static Optional<Plan> removeContext(Plan plan, String context) {
        Map<String, Context> contexts = byName(plan);
        return contexts.remove(context) == null ? Optional.empty() : Optional.of(planOf(plan, contexts));
    }

    private static Map<String, Context> byName(Plan plan) {
        Map<String, Context> contexts = new LinkedHashMap<>();
        plan.contexts().forEach(context -> contexts.put(context.name(), context));
        return contexts;
    }

    /**
     * The plan without an extension, or without one of its priorities; an extension whose last priority goes, goes too.
     *
     * @param name as written, with the caller's number where there is one: {@code 306/_101}
     * @param priority which one, counted from 1; empty for the whole extension
     * @return empty when there is no such extension or priority
     */
    public static Optional<Plan> remove(Plan plan, String context, String name, Optional<Integer> priority) {
        Optional<Context> there = plan.context(context);
        Optional<Extension> extension = there.flatMap(c -> named(c, name));
        if (extension.isEmpty()) {
            return Optional.empty();
        }
        List<Extension> extensions = new ArrayList<>(there.get().extensions());
        extensions.remove(extension.get());
        if (priority.isPresent()) {
            List<Priority> left = new ArrayList<>(extension.get().priorities());
            if (!left.removeIf(p -> p.number() == priority.get())) {
                return Optional.empty();
            }
            if (!left.isEmpty() || extension.get().hint().isPresent()) {
                extensions.add(extension.get().with(left, extension.get().hint()));
            }
        }
        Map<String, Context> contexts = byName(plan);
        contexts.put(context, there.get().with(extensions));
        return Optional.of(planOf(plan, contexts));
    }

    /** Contexts know the ones they include, so each plan has its own. */
    private static Plan planOf(Plan plan, Map<String, Context> contexts) {
        UnaryOperator<Context> copy = context -> context.with(context.extensions());
        return new Plan(
                plan.settings(),
                new LinkedHashMap<>(plan.globals()),
                contexts.values().stream().map(copy).toList());
    }

    private static Optional<Extension> named(Context context, String name) {
        return context.extensions().stream()
                .filter(extension -> extension.name().equals(name))
                .findFirst();
    }

    private static boolean overlap(Extension old, Extension added) {
        boolean hints = old.hint().isPresent() && added.hint().isPresent();
        return hints || added.priorities().stream().anyMatch(p -> old.priority(p.number()) != null);
    }

    private static Extension merged(Extension old, Extension added) {
        var priorities = new TreeMap<Integer, Priority>();
        old.priorities().forEach(p -> priorities.put(p.number(), p));
        added.priorities().forEach(p -> priorities.put(p.number(), p));
        return old.with(List.copyOf(priorities.values()), added.hint().or(old::hint));
    }
}
