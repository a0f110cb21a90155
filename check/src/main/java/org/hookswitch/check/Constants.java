package org.hookswitch.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.check.Substitutions.Piece;
import org.hookswitch.check.Substitutions.Use;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;

/**
 * Which values a variable can have as far as the files tell: those of {@code [globals]} and of every Set that gives it a
 * constant. A variable that anything else sets has values only a call knows.
 *
 * <p>Immutable once made.
 */
final class Constants {

    /** More values than that of one variable, and nothing is said about it. */
    private static final int MOST_VALUES = 8;

    private final Map<String, Set<String>> values = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final PlanIndex index;

    Constants(PlanIndex index, Vocabulary vocabulary, Sources sources) {
        this.index = index;
        index.plan().globals().forEach((name, value) -> assign(name, value, vocabulary));
        for (Step step : index.steps()) {
            for (Call call : step.calls()) {
                for (Assigned assigned : assignments(call)) {
                    assign(assigned.name(), assigned.value(), vocabulary);
                }
                if (call.is("read") || call.is("readexten")) {
                    changing.add(call.argument(0).text().strip());
                }
            }
        }
        sources.file("pjsip.conf").ifPresent(conf -> {
            for (Section section : conf.sections()) {
                for (Option option : section.all("set_var")) {
                    int sign = option.value().indexOf('=');
                    changing.add(bare(option.value().substring(0, Math.max(0, sign))));
                }
            }
        });
    }

    /**
     * An assignment as Set or MSet writes it.
     *
     * @param name the variable or function with its arguments, without underscores of inheritance
     * @param at where the name begins in the call's arguments
     * @param valueAt where the value begins there
     */
    record Assigned(String name, String value, int at, int valueAt) {}

    static List<Assigned> assignments(Call call) {
        if (call.is("set")) {
            return assignment(new Piece(call.text(), 0));
        }
        if (!call.is("mset")) {
            return List.of();
        }
        List<Assigned> all = new ArrayList<>();
        call.arguments().forEach(piece -> all.addAll(assignment(piece)));
        return all;
    }

    private static List<Assigned> assignment(Piece piece) {
        int sign = Substitutions.outside(piece.text(), '=', 0);
        if (sign < 0) {
            return List.of();
        }
        String name = piece.text().substring(0, sign).strip();
        return List.of(new Assigned(bare(name), piece.text().substring(sign + 1), piece.at(), piece.at() + sign + 1));
    }

    private static String bare(String name) {
        int from = 0;
        while (from < name.length() && from < 2 && name.charAt(from) == '_') {
            from++;
        }
        return name.substring(from).strip();
    }

    private void assign(String written, String value, Vocabulary vocabulary) {
        String name = written;
        int open = name.indexOf('(');
        if (open > 0) {
            String function = name.substring(0, open);
            String inside = name.substring(open + 1, Math.max(open + 1, name.lastIndexOf(')')));
            if (function.equals("ARRAY") || function.equals("HASH")) {
                List.of(inside.split(",")).forEach(variable -> changing.add(variable.strip()));
                return;
            }
            if (!function.equals("GLOBAL") && !function.equals("LOCAL") && !function.equals("SHARED")) {
                return;
            }
            name = inside;
        }
        if (Substitutions.any(name) || Substitutions.any(value) || vocabulary.isSetByApplications(name)) {
            changing.add(name);
            return;
        }
        Set<String> known = values.computeIfAbsent(name, key -> new LinkedHashSet<>(1));
        if (known.size() <= MOST_VALUES) {
            known.add(value);
        }
    }

    /** All values that a variable can have; empty when only a call knows. */
    Optional<Set<String>> valuesOf(String name) {
        Set<String> known = values.get(name);
        return known == null || known.size() > MOST_VALUES || changing.contains(name)
                ? Optional.empty()
                : Optional.of(known);
    }

    /**
     * What a text can be at a step, with {@link Substitutions#UNKNOWN} for what only a call knows: one text, or some when a
     * variable in it has several values.
     */
    List<String> fold(String text, Step step) {
        if (!Substitutions.any(text)) {
            return List.of(text);
        }
        List<String> folded = List.of("");
        int at = 0;
        while (at < text.length()) {
            if (!text.startsWith("${", at) && !text.startsWith("$[", at)) {
                int next = next(text, at);
                folded = append(folded, Set.of(text.substring(at, next)));
                at = next;
                continue;
            }
            int end = Substitutions.end(text, at);
            folded = append(folded, valuesHere(text.substring(at, end), step));
            at = end;
        }
        return folded;
    }

    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && !text.startsWith("${", at) && !text.startsWith("$[", at)) {
            at++;
        }
        return at;
    }

    private static List<String> append(List<String> before, Set<String> values) {
        if (before.size() * values.size() > MOST_VALUES) {
            return append(before, Set.of(String.valueOf(Substitutions.UNKNOWN)));
        }
        List<String> appended = new ArrayList<>(before.size() * values.size());
        for (String text : before) {
            values.forEach(value -> appended.add(text + value));
        }
        return appended;
    }

    private Set<String> valuesHere(String substitution, Step step) {
        Set<String> unknown = Set.of(String.valueOf(Substitutions.UNKNOWN));
        List<Use> uses = Substitutions.uses(substitution);
        if (!substitution.startsWith("${") || uses.size() != 1) {
            return unknown;
        }
        Use use = uses.getFirst();
        if (use.function() || substitution.length() != use.name().length() + 3) {
            return unknown;
        }
        return switch (use.name()) {
            case "EXTEN" ->
                step.extension().pattern().isPattern()
                        ? unknown
                        : Set.of(step.extension().pattern().source());
            case "CONTEXT" ->
                index.isIncluded(step.context())
                        ? unknown
                        : Set.of(step.context().name());
            default -> valuesOf(use.name()).orElse(unknown);
        };
    }
}
