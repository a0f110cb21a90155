package org.hookswitch.lsp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A dialplan as it is written: its steps, and every name in it with its place. Read from the same lines as the plan that
 * runs, so that comments, templates and included files are understood alike. Immutable once made.
 */
final class PlanText {

    private final Words words;
    private final Map<String, FileText> files = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Step.Key, Step> byLine = new HashMap<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<Step.Key, List<Mention>> mentionsByLine = new HashMap<>();

    private PlanText(Words words) {
        this.words = words;
    }

    static PlanText of(Conf conf, Words words) {
        PlanText text = new PlanText(words);
        for (String file : conf.files()) {
            text.read(FileText.of(file, conf.lines(file)));
        }
        conf.templates().forEach(section -> text.read(section, false));
        conf.sections().forEach(section -> text.read(section, true));
        return text;
    }

    private void read(FileText file) {
        files.put(file.file(), file);
        for (FileText.Head head : file.heads()) {
            if (!isSettings(head.name())) {
                add(new Mention.ContextName(head.name(), head.span(), true), false);
            }
            for (FileText.Parent parent : head.parents()) {
                add(new Mention.ContextName(parent.name(), parent.span(), false), false);
            }
        }
    }

    private static boolean isSettings(String section) {
        return section.equalsIgnoreCase("general") || section.equalsIgnoreCase("globals");
    }

    /** @param live whether it is a context, not only a template of contexts, whose lines come again where it is used */
    private void read(Section section, boolean live) {
        if (section.isNamed("globals")) {
            section.options().forEach(this::global);
            return;
        }
        if (section.isNamed("general")) {
            return;
        }
        String exten = "";
        for (Option option : section.options()) {
            boolean copy = option.isInherited() && live;
            switch (option.name().toLowerCase(Locale.ROOT)) {
                case "exten" -> exten = exten(section, option, copy);
                case "same" -> step(section, option, exten, null, 0, copy);
                case "include" -> include(option, copy);
                default -> {
                    // Other statements name nothing of the dialplan.
                }
            }
        }
    }

    private void add(Mention mention, boolean copy) {
        mentions.add(mention);
        if (!copy) {
            mentionsByLine
                    .computeIfAbsent(
                            new Step.Key(mention.span().file(), mention.span().line()), key -> new ArrayList<>(4))
                    .add(mention);
        }
    }

    private static Span span(Option option, int from, int to) {
        SourceLocation first = option.locate(from);
        int end = to > from ? option.locate(to - 1).column() : first.column() - 1;
        return new Span(first.file(), first.line() - 1, first.column() - 1, end);
    }

    private void global(Option option) {
        SourceLocation at = option.location();
        Span name = new Span(
                at.file(),
                at.line() - 1,
                at.column() - 1,
                at.column() - 1 + option.name().length());
        add(new Mention.VariableName(option.name(), name, true), option.isInherited());
        BiFunction<Integer, Integer, Span> spans = (from, to) -> span(option, from, to);
        new CallReader(words, null, spans, mention -> add(mention, option.isInherited()))
                .substitutions(new Piece(option.value(), 0));
    }

    private void include(Option option, boolean copy) {
        Piece name = new Piece(option.value(), 0).split(',').getFirst().stripped();
        if (!name.isEmpty() && !name.isComputed()) {
            add(new Mention.ContextName(name.text(), span(option, name.at(), name.end()), false), copy);
        }
    }

    private String exten(Section section, Option option, boolean copy) {
        Piece value = new Piece(option.value(), 0);
        int comma = value.outside(',', 0);
        Piece written = value.part(0, comma < 0 ? value.text().length() : comma);
        int slash = written.outside('/', 0);
        Piece name = (slash < 0 ? written : written.part(0, slash)).stripped();
        step(section, option, name.text(), name, comma < 0 ? value.text().length() : comma + 1, copy);
        return name.text();
    }

    private void step(Section section, Option option, String exten, @Nullable Piece name, int from, boolean copy) {
        Piece value = new Piece(option.value(), 0);
        int comma = value.text().indexOf(',', from);
        Piece priority = value.part(from, comma < 0 ? value.text().length() : comma);
        int open = priority.text().indexOf('(');
        Piece label = null;
        if (open >= 0) {
            int close = priority.text().indexOf(')', open);
            label = priority.part(open + 1, close < 0 ? priority.text().length() : close)
                    .stripped();
        }
        Piece number = (open < 0 ? priority : priority.part(0, open)).stripped();
        Piece rest = value.from(comma < 0 ? value.text().length() : comma + 1).stripped();
        int bracket = rest.text().indexOf('(');
        boolean hint = number.text().equalsIgnoreCase("hint");
        String application =
                hint ? "" : (bracket < 0 ? rest.text() : rest.text().substring(0, bracket)).strip();
        SourceLocation begin = option.location();
        Step step = new Step(
                section.name(),
                exten,
                name == null || name.isEmpty() ? null : span(option, name.at(), name.end()),
                number.text(),
                label == null || label.isEmpty() ? null : label.text(),
                label == null || label.isEmpty() ? null : span(option, label.at(), label.end()),
                application,
                new Span(
                        begin.file(),
                        begin.line() - 1,
                        begin.column() - 1,
                        span(option, 0, value.text().length()).to()),
                copy);
        steps.add(step);
        byLine.putIfAbsent(step.key(), step);
        if (step.label() != null && step.labelSpan() != null) {
            add(new Mention.LabelName(step, step.label(), step.labelSpan()), copy);
        }
        BiFunction<Integer, Integer, Span> spans = (first, end) -> span(option, first, end);
        CallReader calls = new CallReader(words, step, spans, mention -> add(mention, copy));
        if (isLabelWord(number.text())) {
            calls.place(
                    number.text().indexOf('+') < 0
                            ? number
                            : number.part(0, number.text().indexOf('+')),
                    ',');
        }
        if (!hint) {
            calls.call(rest, 0);
        }
        calls.substitutions(value);
    }

    /** Whether a step is numbered by the label of another one. */
    private static boolean isLabelWord(String number) {
        return !number.isEmpty()
                && !Character.isDigit(number.charAt(0))
                && !number.contains("$")
                && !List.of("n", "next", "s", "same", "hint")
                        .contains(number.toLowerCase(Locale.ROOT).split("\\+", 2)[0]);
    }

    /** The files of the plan by name, the first one first. */
    Map<String, FileText> files() {
        return files;
    }

    Optional<FileText> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Every step, those that came from templates once for every context too. */
    List<Step> steps() {
        return steps;
    }

    Optional<Step> step(String file, int line) {
        return Optional.ofNullable(byLine.get(new Step.Key(file, line)));
    }

    /** The last step at or above a line, in the same section. */
    Optional<Step> stepAbove(String file, int line) {
        int head = file(file)
                .flatMap(text -> text.headAt(line))
                .map(h -> h.span().line())
                .orElse(0);
        for (int i = line; i >= head; i--) {
            Optional<Step> step = step(file, i);
            if (step.isPresent()) {
                return step;
            }
        }
        return Optional.empty();
    }

    List<Mention> mentions() {
        return mentions;
    }

    List<Mention> mentions(String file, int line) {
        return mentionsByLine.getOrDefault(new Step.Key(file, line), List.of());
    }

    /** The smallest name that a cursor touches. */
    Optional<Mention> mentionAt(String file, int line, int column) {
        return mentions(file, line).stream()
                .filter(mention -> mention.span().touches(column))
                .min(Comparator.comparingInt(mention -> mention.span().length()));
    }
}
