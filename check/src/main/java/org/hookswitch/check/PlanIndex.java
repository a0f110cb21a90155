package org.hookswitch.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Include;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Priority;
import org.jspecify.annotations.Nullable;

/** A plan laid out for the checks: every priority with its calls, who includes whom, and where in the file things stand. */
final class PlanIndex {

    private final Plan plan;
    private final Sources sources;
    private final List<Step> steps = new ArrayList<>();
    private final IdentityHashMap<Priority, Step> byPriority = new IdentityHashMap<>();
    private final IdentityHashMap<Extension, Step> firstSteps = new IdentityHashMap<>();
    private final Map<String, List<Context>> includers = new HashMap<>();

    private final Set<Context> forCallers = new HashSet<>();

    PlanIndex(Plan plan, Vocabulary vocabulary, Sources sources) {
        this.plan = plan;
        this.sources = sources;
        List<List<Call>> calls = calls(plan, vocabulary);
        for (Context context : plan.contexts()) {
            for (Extension extension : context.extensions()) {
                add(context, extension, calls);
            }
            for (Include include : context.includes()) {
                includers
                        .computeIfAbsent(include.context(), name -> new ArrayList<>(1))
                        .add(context);
            }
        }
    }

    /** Whether extensions for some callers only stand in a context. */
    boolean hasCallers(Context context) {
        return forCallers.contains(context);
    }

    /** What every priority of the plan calls, in order: taking its text apart costs the most, so all cores do it. */
    private static List<List<Call>> calls(Plan plan, Vocabulary vocabulary) {
        return plan.contexts().parallelStream()
                .flatMap(context -> context.extensions().stream())
                .flatMap(extension -> extension.priorities().stream())
                .map(priority ->
                        Call.of(priority.application(), priority.arguments().source(), vocabulary))
                .toList();
    }

    private void add(Context context, Extension extension, List<List<Call>> calls) {
        if (extension.callerId().isPresent()) {
            forCallers.add(context);
        }
        int index = 0;
        for (Priority priority : extension.priorities()) {
            Step step = new Step(steps.size(), context, extension, index++, priority, calls.get(steps.size()));
            steps.add(step);
            byPriority.put(priority, step);
            firstSteps.putIfAbsent(extension, step);
        }
    }

    Plan plan() {
        return plan;
    }

    /** Every priority of the plan, each at its id. */
    List<Step> steps() {
        return steps;
    }

    Optional<Step> step(@Nullable Priority priority) {
        return Optional.ofNullable(byPriority.get(priority));
    }

    /** The lowest priority of an extension; none for one that has only a hint. */
    Optional<Step> first(Extension extension) {
        return Optional.ofNullable(firstSteps.get(extension));
    }

    /** The next priority of the same extension by its number. */
    @Nullable
    Step after(Step step) {
        int next = step.id() + 1;
        if (next < steps.size()) {
            Step follower = steps.get(next);
            if (follower.extension() == step.extension()
                    && follower.priority().number() == step.priority().number() + 1) {
                return follower;
            }
        }
        return null;
    }

    /** The contexts that include this one, directly or through others, without itself. */
    Set<Context> includersOf(Context context) {
        if (!includers.containsKey(context.name())) {
            return Set.of();
        }
        Set<Context> all = new HashSet<>();
        List<Context> open = new ArrayList<>(includers.get(context.name()));
        while (!open.isEmpty()) {
            Context next = open.removeLast();
            if (next != context && all.add(next)) {
                open.addAll(includers.getOrDefault(next.name(), List.of()));
            }
        }
        return all;
    }

    boolean isIncluded(Context context) {
        return includers.containsKey(context.name());
    }

    /** Where a character of the arguments of a priority is written. */
    SourceLocation at(Step step, int offset) {
        SourceLocation application = step.priority().location();
        List<String> lines = sources.lines(application.file());
        if (application.line() < 1 || application.line() > lines.size() || application.column() < 1) {
            return application;
        }
        String line = lines.get(application.line() - 1);
        int open = line.indexOf('(', application.column() - 1);
        if (open < 0) {
            return application;
        }
        int column = open + 1;
        for (int left = offset; left > 0 && column < line.length(); left--) {
            column += line.startsWith("\\;", column) ? 2 : 1;
        }
        return application.atColumn(Math.min(column, line.length()) + 1);
    }

    SourceLocation at(Step step, Call call, int offset) {
        return at(step, call.at() + offset);
    }
}
