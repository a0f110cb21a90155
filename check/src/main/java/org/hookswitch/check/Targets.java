package org.hookswitch.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Include;
import org.hookswitch.dialplan.Location;
import org.hookswitch.dialplan.Match;
import org.hookswitch.dialplan.Priority;
import org.jspecify.annotations.Nullable;

/** Finds the priorities that places such as {@code context,exten,label} name, and says which do not exist. One thread. */
final class Targets {

    /** A search through includes ends after as many contexts. */
    private static final int MOST_CONTEXTS = 1000;

    private final PlanIndex index;
    private final Constants constants;
    private final Findings findings;

    Targets(PlanIndex index, Constants constants, Findings findings) {
        this.index = index;
        this.constants = constants;
        this.findings = findings;
    }

    /**
     * The place that a step names.
     *
     * @param text the place with commas, perhaps with arguments in parentheses
     * @param where it is written, asked for only when something is wrong
     */
    Target of(Step from, String text, Supplier<SourceLocation> where) {
        Set<Step> steps = new LinkedHashSet<>();
        boolean unknown = false;
        for (String folded : constants.fold(place(text), from)) {
            Target one = known(from, folded, where);
            steps.addAll(one.steps());
            unknown |= one.unknown();
        }
        return new Target(List.copyOf(steps), unknown);
    }

    /** A place that is written in a configuration file, where nothing is substituted. */
    Target ofConstant(String text, Supplier<SourceLocation> where) {
        return Substitutions.any(place(text)) ? Target.UNKNOWN : known(null, place(text), where);
    }

    /** The text up to the parenthesis of its arguments. */
    private static String place(String text) {
        int open = Substitutions.blanked(text).indexOf('(');
        return open < 0 ? text : text.substring(0, open);
    }

    private Target known(@Nullable Step from, String place, Supplier<SourceLocation> where) {
        Optional<Location> parsed = Location.parse(place);
        if (parsed.isEmpty()) {
            if (!isUnknown(place)) {
                findings.add(Finding.of(PlaceRules.NO_PRIORITY, where.get(), "this names no place in the dialplan")
                        .found("'" + place + "'")
                        .expected("[[context,]extension,]priority"));
            }
            return isUnknown(place) ? Target.UNKNOWN : Target.NOWHERE;
        }
        Location location = parsed.get();
        String context = location.context().orElse("");
        // A value may bring commas of its own unless all three parts stand here.
        if ((isUnknown(place) && location.context().isEmpty()) || isUnknown(context)) {
            return Target.UNKNOWN;
        }
        if (location.context().isPresent()) {
            Optional<Context> found = index.plan().context(context);
            if (found.isEmpty()) {
                findings.add(
                        Finding.of(PlaceRules.NO_CONTEXT, where.get(), "there is no context '" + context + "' to go to")
                                .fix(Nearest.to(context, names(index.plan().contexts()))
                                        .map(near -> "did you mean '" + near + "'?")));
                return Target.NOWHERE;
            }
            return inContexts(from, List.of(found.get()), location, where);
        }
        if (from == null) {
            return Target.UNKNOWN;
        }
        if (location.exten().isEmpty()) {
            return sameExtension(from, location, where);
        }
        List<Context> contexts = new ArrayList<>();
        contexts.add(from.context());
        contexts.addAll(index.includersOf(from.context()));
        return inContexts(from, contexts, location, where);
    }

    private static boolean isUnknown(String text) {
        return text.indexOf(Substitutions.UNKNOWN) >= 0;
    }

    private Target sameExtension(Step from, Location location, Supplier<SourceLocation> where) {
        OptionalInt number = location.number(from.priority().number());
        for (Priority priority : from.extension().priorities()) {
            if (is(priority, location, number)) {
                return target(priority);
            }
        }
        List<Context> contexts = new ArrayList<>();
        contexts.add(from.context());
        contexts.addAll(index.includersOf(from.context()));
        Found found = new Found();
        for (Context context : contexts) {
            search(context, Samples.of(from.extension().pattern()), location, number, found);
        }
        if (found.priority == null) {
            noPriority(location, from.extension(), where);
            return Target.NOWHERE;
        }
        return target(found.priority);
    }

    private Target inContexts(
            @Nullable Step from, List<Context> contexts, Location location, Supplier<SourceLocation> where) {
        if (location.exten().isEmpty() && from == null) {
            return Target.UNKNOWN;
        }
        String exten = location.exten()
                .orElseGet(() -> from == null ? "" : from.extension().pattern().source());
        if (isUnknown(exten)) {
            return Target.UNKNOWN;
        }
        boolean ofPattern = location.exten().isEmpty() && exten.startsWith("_");
        OptionalInt number = location.number(from == null ? 0 : from.priority().number());
        Found found = new Found();
        for (Context context : contexts) {
            search(context, ofPattern ? Samples.of(from(from).extension().pattern()) : exten, location, number, found);
        }
        if (found.priority != null) {
            return target(found.priority);
        }
        if (ofPattern || isUnknown(location.priority())) {
            return Target.UNKNOWN;
        }
        if (found.extension != null) {
            noPriority(location, found.extension, where);
        } else {
            noExtension(contexts.getFirst(), exten, where);
        }
        return Target.NOWHERE;
    }

    private static Step from(@Nullable Step step) {
        if (step == null) {
            throw new IllegalArgumentException("no place to be seen from");
        }
        return step;
    }

    private void noPriority(Location location, Extension extension, Supplier<SourceLocation> where) {
        if (isUnknown(location.priority())) {
            return;
        }
        boolean isNumber = location.number(1).isPresent();
        List<String> labels = extension.priorities().stream()
                .flatMap(priority -> priority.label().stream())
                .toList();
        findings.add(Finding.of(
                        PlaceRules.NO_PRIORITY,
                        where.get(),
                        "there is no " + (isNumber ? "priority " : "label '") + location.priority()
                                + (isNumber ? "" : "'") + " in extension '" + extension.name() + "' of '"
                                + extension.context() + "'")
                .fix(Nearest.to(location.priority(), labels).map(near -> "did you mean '" + near + "'?")));
    }

    private void noExtension(Context context, String exten, Supplier<SourceLocation> where) {
        List<String> near = context.extensions().size() > 500
                ? List.of()
                : context.extensions().stream().map(Extension::name).toList();
        findings.add(Finding.of(
                        PlaceRules.NO_EXTENSION,
                        where.get(),
                        "there is no extension '" + exten + "' in '" + context.name() + "'")
                .fix(Nearest.to(exten, near).map(name -> "did you mean '" + name + "'?")));
    }

    private static List<String> names(Collection<Context> contexts) {
        return contexts.stream().map(Context::name).toList();
    }

    private Target target(Priority priority) {
        return index.step(priority)
                .map(step -> new Target(List.of(step), false))
                .orElse(Target.UNKNOWN);
    }

    private static boolean is(Priority priority, Location location, OptionalInt number) {
        return number.isPresent()
                ? priority.number() == number.getAsInt()
                : priority.label().filter(location.priority()::equals).isPresent();
    }

    /** What a search came upon. */
    private static final class Found {
        private final Set<Context> visited = new HashSet<>();

        @Nullable
        Extension extension;

        @Nullable
        Priority priority;
    }

    /** Searches as a call does, but counts includes whatever the time, and extensions for some callers only too. */
    private void search(Context context, String exten, Location location, OptionalInt number, Found found) {
        if (found.priority != null || found.visited.size() > MOST_CONTEXTS || !found.visited.add(context)) {
            return;
        }
        Optional<Match> match = context.find(exten, "");
        if (match.isPresent()) {
            found.extension = match.get().extension();
            found.priority = number.isPresent()
                    ? match.get().priority(number.getAsInt())
                    : match.get().label(location.priority());
        }
        if (found.priority == null && index.hasCallers(context)) {
            for (Extension extension : context.extensions()) {
                if (extension.callerId().isPresent() && extension.pattern().matches(exten)) {
                    found.extension = extension;
                    extension.priorities().stream()
                            .filter(priority -> is(priority, location, number))
                            .findFirst()
                            .ifPresent(priority -> found.priority = priority);
                }
            }
        }
        for (Include include : context.includes()) {
            index.plan().context(include.context()).ifPresent(c -> search(c, exten, location, number, found));
        }
    }

    /** Where a call goes on after the last priority of an extension: in another one that matches and has the next number. */
    @Nullable
    Step runsInto(Step last) {
        String exten = Samples.of(last.extension().pattern());
        int next = last.priority().number() + 1;
        Optional<Match> match = last.context().find(exten, "");
        if (match.isEmpty()) {
            return null;
        }
        Priority priority = match.get().priority(next);
        return priority == null
                ? null
                : index.step(priority)
                        .filter(step -> step.extension() != last.extension())
                        .orElse(null);
    }
}
