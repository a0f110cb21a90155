package org.hookswitch.lsp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** New names for contexts and labels, everywhere they are written. Immutable; any thread. */
final class Renaming {

    /** Why something cannot be renamed, in a sentence for the user. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private final Snapshot snapshot;
    private final Navigation navigation;

    Renaming(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.navigation = new Navigation(snapshot);
    }

    /** The name under a cursor when it can be renamed. */
    Optional<Span> subject(String file, int line, int column) {
        return navigation.at(file, line, column).filter(this::canBeRenamed).map(Navigation.Subject::span);
    }

    private boolean canBeRenamed(Navigation.Subject subject) {
        return switch (subject) {
            case Navigation.Subject.OfContext c ->
                !navigation.contextSpans(c.name(), true).isEmpty();
            case Navigation.Subject.OfStep s ->
                s.steps().size() == 1 && s.steps().iterator().next().labelSpan() != null;
            default -> false;
        };
    }

    /**
     * Every place that has to be changed.
     *
     * @throws Refused when the name cannot be one, is taken, or when a place cannot be told for certain
     */
    Set<Span> rename(String file, int line, int column, String newName) {
        Navigation.Subject subject = navigation
                .at(file, line, column)
                .filter(this::canBeRenamed)
                .orElseThrow(() -> new Refused("only contexts and labels can be renamed"));
        return switch (subject) {
            case Navigation.Subject.OfContext c -> context(c.name(), newName);
            case Navigation.Subject.OfStep s -> label(s.steps().iterator().next(), newName);
            default -> throw new Refused("only contexts and labels can be renamed");
        };
    }

    private Set<Span> context(String name, String newName) {
        if (newName.isBlank() || !newName.strip().equals(newName) || containsAny(newName, "[]()^,;@/&$\"\n")) {
            throw new Refused("'" + newName + "' cannot be the name of a context");
        }
        if (List.of("general", "globals").contains(newName)
                || snapshot.places().contextNames().contains(newName)) {
            throw new Refused("there is a section '" + newName + "' already");
        }
        return new LinkedHashSet<>(navigation.contextSpans(name, false));
    }

    private Set<Span> label(Step step, String newName) {
        if (newName.isBlank()
                || containsAny(newName, " \t()[]^,;:+$\"?&\n")
                || Character.isDigit(newName.charAt(0))
                || newName.charAt(0) == '-'
                || List.of("n", "s", "hint", "next", "same").contains(newName)) {
            throw new Refused("'" + newName + "' cannot be a label");
        }
        for (Step other : snapshot.text().steps()) {
            if (other.context().equals(step.context())
                    && other.exten().equals(step.exten())
                    && newName.equals(other.label())) {
                throw new Refused("'" + step.exten() + "' has a label '" + newName + "' already");
            }
        }
        Set<Span> spans = new LinkedHashSet<>();
        if (step.labelSpan() != null) {
            spans.add(step.labelSpan());
        }
        for (Navigation.Use use : navigation.uses(Set.of(step))) {
            if (!use.byLabel()) {
                continue;
            }
            if (!use.certain()) {
                throw new Refused("line " + (use.span().line() + 1) + " of "
                        + use.span().file() + " may mean this label or another of the same name");
            }
            spans.add(use.span());
        }
        return spans;
    }

    private static boolean containsAny(String text, String characters) {
        return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
    }
}
