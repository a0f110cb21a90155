package org.hookswitch.lsp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a name is defined, and where else it is written. Immutable; any thread. */
final class Navigation {

    private final Snapshot snapshot;
    private final PlanText text;

    Navigation(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.text = snapshot.text();
    }

    /** What a cursor is on: a name and the part of it that is touched. */
    sealed interface Subject {

        /** Where the cursor stands. */
        Span span();

        record OfContext(String name, Span span) implements Subject {}

        record OfStep(Set<Step> steps, boolean certain, Span span) implements Subject {}

        record OfExtension(Step first, Span span) implements Subject {}

        record OfVariable(String name, Span span) implements Subject {}

        record OfCall(Mention mention, Span span) implements Subject {}
    }

    /** What stands at a cursor. */
    Optional<Subject> at(String file, int line, int column) {
        Optional<Mention> mention = text.mentionAt(file, line, column)
                .or(() -> snapshot.elsewhere().stream()
                        .filter(m -> m.span().file().equals(file)
                                && m.span().line() == line
                                && m.span().touches(column))
                        .findFirst());
        return mention.flatMap(m -> switch (m) {
            case Mention.ContextName c -> Optional.of(new Subject.OfContext(c.name(), c.span()));
            case Mention.LabelName l -> Optional.of(new Subject.OfStep(Set.of(l.step()), true, l.span()));
            case Mention.VariableName v -> Optional.of(new Subject.OfVariable(v.name(), v.span()));
            case Mention.PlaceName p -> part(p, column);
            case Mention.ApplicationName a -> Optional.of(new Subject.OfCall(a, a.span()));
            case Mention.FunctionName f -> Optional.of(new Subject.OfCall(f, f.span()));
            case Mention.OptionLetter o -> Optional.of(new Subject.OfCall(o, o.span()));
        });
    }

    private Optional<Subject> part(Mention.PlaceName place, int column) {
        Mention.Part context = place.context();
        Span contextSpan = touched(context, column);
        if (context != null && contextSpan != null) {
            return context.computed()
                    ? Optional.empty()
                    : Optional.of(new Subject.OfContext(context.text(), contextSpan));
        }
        Span extenSpan = touched(place.exten(), column);
        if (extenSpan != null) {
            return snapshot.places().extension(place).map(first -> new Subject.OfExtension(first, extenSpan));
        }
        Span prioritySpan = touched(place.priority(), column);
        if (prioritySpan == null) {
            return Optional.empty();
        }
        Places.Found found = snapshot.places().of(place);
        return found.steps().isEmpty()
                ? Optional.empty()
                : Optional.of(new Subject.OfStep(found.steps(), found.certain(), prioritySpan));
    }

    private static @Nullable Span touched(Mention.@Nullable Part part, int column) {
        return part != null && part.span() != null && part.span().touches(column) ? part.span() : null;
    }

    /** Where it is defined. */
    List<Span> definitions(Subject subject) {
        return switch (subject) {
            case Subject.OfContext c -> contextSpans(c.name(), true);
            case Subject.OfStep s ->
                s.steps().stream()
                        .map(step -> step.labelSpan() != null ? step.labelSpan() : step.whole())
                        .toList();
            case Subject.OfExtension e ->
                List.of(e.first().name() != null ? e.first().name() : e.first().whole());
            case Subject.OfVariable v -> variables(v.name(), true);
            case Subject.OfCall call -> List.of();
        };
    }

    /** Everywhere it is written. */
    List<Span> references(Subject subject, boolean withDefinitions) {
        Set<Span> spans = new LinkedHashSet<>();
        switch (subject) {
            case Subject.OfContext c -> {
                spans.addAll(contextSpans(c.name(), false));
                if (!withDefinitions) {
                    contextSpans(c.name(), true).forEach(spans::remove);
                }
            }
            case Subject.OfStep s -> {
                if (withDefinitions) {
                    spans.addAll(definitions(s));
                }
                uses(s.steps()).forEach(use -> spans.add(use.span()));
            }
            case Subject.OfExtension e -> {
                if (withDefinitions) {
                    spans.addAll(definitions(e));
                }
                places().filter(place -> snapshot.places()
                                .extension(place)
                                .filter(first -> first.key().equals(e.first().key()))
                                .isPresent())
                        .forEach(place -> addIfWritten(place.exten(), spans));
            }
            case Subject.OfVariable v -> {
                spans.addAll(variables(v.name(), false));
                if (!withDefinitions) {
                    variables(v.name(), true).forEach(spans::remove);
                }
            }
            case Subject.OfCall call ->
                text.mentions().stream()
                        .filter(mention -> sameCall(mention, call.mention()))
                        .forEach(mention -> spans.add(mention.span()));
        }
        return List.copyOf(spans);
    }

    private static boolean sameCall(Mention one, Mention other) {
        return switch (one) {
            case Mention.ApplicationName a ->
                other instanceof Mention.ApplicationName b && a.name().equalsIgnoreCase(b.name());
            case Mention.FunctionName a ->
                other instanceof Mention.FunctionName b && a.name().equals(b.name());
            case Mention.OptionLetter a ->
                other instanceof Mention.OptionLetter b
                        && a.letter() == b.letter()
                        && a.application().equals(b.application());
            default -> false;
        };
    }

    /** A place that leads to a step, or may. */
    record Use(Span span, boolean byLabel, boolean certain) {}

    /** The places that lead to one of these steps, where their priority is written. */
    List<Use> uses(Set<Step> steps) {
        Set<Step.Key> keys = new LinkedHashSet<>();
        steps.forEach(step -> keys.add(step.key()));
        List<Use> uses = new ArrayList<>();
        places().forEach(place -> {
            Span span = place.priority().span();
            if (span == null) {
                return;
            }
            Places.Found found = snapshot.places().of(place);
            if (found.steps().stream().anyMatch(step -> keys.contains(step.key()))) {
                boolean byLabel = found.steps().stream()
                        .allMatch(step -> place.priority().text().equals(step.label()));
                uses.add(new Use(span, byLabel, found.certain() || found.steps().size() == 1));
            }
        });
        return uses;
    }

    private Stream<Mention.PlaceName> places() {
        return text.mentions().stream()
                .filter(Mention.PlaceName.class::isInstance)
                .map(Mention.PlaceName.class::cast);
    }

    /** Where a context is named, in its heads only or everywhere. */
    List<Span> contextSpans(String name, boolean definitionsOnly) {
        Set<Span> spans = new LinkedHashSet<>();
        for (Mention mention : text.mentions()) {
            switch (mention) {
                case Mention.ContextName c
                when c.name().equals(name) && (c.definition() || !definitionsOnly) -> spans.add(c.span());
                case Mention.PlaceName p
                when !definitionsOnly
                        && p.context() != null
                        && p.context().text().equals(name) -> addIfWritten(p.context(), spans);
                default -> {
                    // It names something else.
                }
            }
        }
        if (!definitionsOnly) {
            for (Mention mention : snapshot.elsewhere()) {
                if (mention instanceof Mention.ContextName c && c.name().equals(name)) {
                    spans.add(c.span());
                }
            }
        }
        return List.copyOf(spans);
    }

    private static void addIfWritten(Mention.@Nullable Part part, Set<Span> spans) {
        if (part != null && part.span() != null) {
            spans.add(part.span());
        }
    }

    private List<Span> variables(String name, boolean definitionsOnly) {
        Set<Span> spans = new LinkedHashSet<>();
        for (Mention mention : text.mentions()) {
            if (mention instanceof Mention.VariableName v
                    && v.name().equals(name)
                    && (v.definition() || !definitionsOnly)) {
                spans.add(v.span());
            }
        }
        return List.copyOf(spans);
    }
}
