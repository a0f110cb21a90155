package org.hookswitch.dialplan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/** Reads one section of extensions.conf into a context. One thread, one use. */
final class ContextReader {

    private static final int LARGEST_PRIORITY = 999_999_999;

    private static final List<String> STATEMENTS =
            List.of("exten", "same", "include", "ignorepat", "switch", "lswitch", "eswitch", "autohints");

    private final ContextDraft draft;
    private final PlanReader.LoadScope scope;
    private final ReadTexts texts;
    private final Diagnostics diagnostics;

    private ContextDraft.@Nullable Exten last;
    /** The number that {@code n} counts on from; 0 before the first. */
    private int lastNumber;

    ContextReader(ContextDraft draft, PlanReader.LoadScope scope, ReadTexts texts, Diagnostics diagnostics) {
        this.draft = draft;
        this.scope = scope;
        this.texts = texts;
        this.diagnostics = diagnostics;
    }

    void read(Section section) {
        for (Option option : section.options()) {
            switch (option.name().toLowerCase(Locale.ROOT)) {
                case "exten" -> exten(option);
                case "same" -> same(option);
                case "include" -> include(option);
                case "ignorepat" -> ignore(option);
                case "switch", "lswitch", "eswitch" -> switchTo(option);
                case "autohints" -> draft.autohints(isOn(option));
                default -> unknown(option);
            }
        }
    }

    private static boolean isOn(Option option) {
        return List.of("yes", "true", "y", "t", "1", "on")
                .contains(option.value().toLowerCase(Locale.ROOT));
    }

    private void unknown(Option option) {
        diagnostics.add(Diagnostic.error(option.location(), "unknown statement '" + option.name() + "' in a context")
                .withCode("dialplan.unknown-statement")
                .withExpected(String.join(", ", STATEMENTS))
                .withFix("write 'exten => name,priority,Application(arguments)'"));
    }

    private void exten(Option option) {
        String value = option.value();
        int comma = endOfName(value);
        if (comma == value.length()) {
            diagnostics.add(Diagnostic.error(option.locate(comma), "an extension needs a priority and an application")
                    .withCode("dialplan.priority")
                    .withFound("'" + value + "'")
                    .withExpected("',priority,Application(arguments)'"));
            return;
        }
        String name = value.substring(0, comma);
        int slash = outsideBrackets(name, '/');
        ExtensionPattern pattern = name(option, 0, slash);
        ExtensionPattern callerId = slash < comma ? name(option, slash + 1, comma) : null;
        if (pattern.takesEverything() && !draft.has(pattern, callerId)) {
            diagnostics.add(Diagnostic.warning(
                            option.valueLocation(),
                            "'" + pattern + "' also takes the special extensions h, i, t and the others")
                    .withCode("dialplan.catch-all")
                    .withFix("use _X" + pattern.source().charAt(pattern.source().length() - 1)));
        }
        ContextDraft.Exten exten = draft.extension(pattern, callerId, option.valueLocation());
        last = exten;
        step(option, comma + 1, exten);
    }

    private void same(Option option) {
        ContextDraft.Exten exten = last;
        if (exten == null) {
            diagnostics.add(Diagnostic.error(option.location(), "'same' has no extension before it in this section")
                    .withCode("dialplan.same")
                    .withFix("begin with 'exten => name,1,...'"));
            return;
        }
        step(option, 0, exten);
    }

    /** A name or caller's number, with the global variables in it substituted. */
    private ExtensionPattern name(Option option, int from, int to) {
        String written = option.value().substring(from, to).strip();
        int begin = from + indexOfText(option.value().substring(from, to));
        String text = written;
        if (written.contains("${") || written.contains("$[")) {
            Template template = Template.parse(written, offset -> option.locate(begin + offset), diagnostics);
            text = scope.evaluate(template, option.locate(begin));
            return ExtensionPattern.parse(text.strip(), offset -> option.locate(begin), diagnostics);
        }
        return ExtensionPattern.parse(text, offset -> option.locate(begin + offset), diagnostics);
    }

    private static int indexOfText(String text) {
        return text.length() - text.stripLeading().length();
    }

    /** Where the comma after the name stands; one in brackets belongs to the name. */
    private static int endOfName(String value) {
        return outsideBrackets(value, ',');
    }

    private static int outsideBrackets(String text, char wanted) {
        int depth = 0;
        int braces = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '[' -> depth++;
                case ']' -> depth--;
                case '{' -> braces++;
                case '}' -> braces--;
                case '\\' -> at++;
                default -> {
                    if (c == wanted && depth <= 0 && braces <= 0) {
                        return at;
                    }
                }
            }
        }
        return text.length();
    }

    private void step(Option option, int from, ContextDraft.Exten exten) {
        String value = option.value();
        int comma = value.indexOf(',', from);
        int end = comma < 0 ? value.length() : comma;
        PriorityText text = texts.priority(value.substring(from, end));
        SourceLocation where = option.locate(from + indexOfText(value.substring(from, end)));
        if (text.word().equalsIgnoreCase("hint")) {
            hint(option, end, exten);
            return;
        }
        if (text.isLabelOpen()) {
            diagnostics.add(Diagnostic.warning(where, "the parenthesis of a label is never closed")
                    .withCode("dialplan.label")
                    .withExpected("')'"));
        }
        int number = number(text, exten, where);
        if (number < 1) {
            return;
        }
        lastNumber = number;
        if (comma < 0 || value.substring(comma + 1).isBlank()) {
            diagnostics.add(Diagnostic.error(option.locate(end), "a priority needs an application")
                    .withCode("dialplan.application")
                    .withExpected("',Application(arguments)'"));
            return;
        }
        draft.add(exten, priority(option, comma + 1, number, text.label()));
    }

    private int number(PriorityText text, ContextDraft.Exten exten, SourceLocation where) {
        int number = switch (text.word().toLowerCase(Locale.ROOT)) {
            case "n", "next" -> relative(text, 1, where);
            case "s", "same" -> relative(text, 0, where);
            default -> {
                if (!text.word().isEmpty() && text.word().chars().allMatch(c -> c >= '0' && c <= '9')) {
                    yield text.word().length() > 9 ? 0 : Integer.parseInt(text.word());
                }
                Priority labelled = exten.labels.get(text.word());
                yield labelled == null ? 0 : labelled.number();
            }
        };
        if (number < 0) {
            return number;
        }
        if (number == 0 || text.plus() < 0 || number > LARGEST_PRIORITY - text.plus()) {
            diagnostics.add(Diagnostic.error(where, "this is no priority")
                    .withCode("dialplan.priority")
                    .withFound("'" + text.written() + "'")
                    .withExpected("a number from 1 to " + LARGEST_PRIORITY + ", 'n', 's', 'hint', or a label of '"
                            + exten.pattern + "' that stands above; then perhaps '(label)' and '+number'"));
            return -1;
        }
        return number + text.plus();
    }

    /** A number counted on from the last one; -1 when there is none yet. */
    private int relative(PriorityText text, int step, SourceLocation where) {
        if (lastNumber == 0) {
            diagnostics.add(Diagnostic.error(where, "'" + text.word() + "' has no priority before it in this section")
                    .withCode("dialplan.priority")
                    .withExpected("a number")
                    .withFix("begin with priority 1"));
            return -1;
        }
        return lastNumber + step;
    }

    private Priority priority(Option option, int from, int number, Optional<String> label) {
        String value = option.value();
        int begin = from + indexOfText(value.substring(from));
        SourceLocation where = option.locate(begin);
        int open = value.indexOf('(', begin);
        if (open < 0) {
            String name = value.substring(begin).strip();
            if (name.indexOf(',') >= 0) {
                diagnostics.add(Diagnostic.error(where, "the arguments of an application stand in parentheses")
                        .withCode("dialplan.application")
                        .withFound("'" + name + "'")
                        .withFix(name.replaceFirst(",", "(") + ")"));
            }
            return new Priority(number, label, texts.name(name), Template.EMPTY, where);
        }
        int close = value.lastIndexOf(')');
        if (close < open) {
            diagnostics.add(Diagnostic.warning(
                            option.locate(value.length()), "the parenthesis of the application is never closed")
                    .withCode("dialplan.application")
                    .withExpected("')'")
                    .withFix("add ')' at the end"));
            close = value.length();
        } else if (!value.substring(close + 1).isBlank()) {
            diagnostics.add(
                    Diagnostic.warning(option.locate(close + 1), "what stands behind the last parenthesis is ignored")
                            .withCode("dialplan.application")
                            .withFound("'" + value.substring(close + 1).strip() + "'")
                            .withFix("remove it"));
        }
        String arguments = value.substring(open + 1, close);
        Template template = texts.template(arguments, offset -> option.locate(open + 1 + offset));
        return new Priority(
                number, label, texts.name(value.substring(begin, open).strip()), template, where);
    }

    private void hint(Option option, int end, ContextDraft.Exten exten) {
        String value = option.value();
        int begin = Math.min(end + 1, value.length());
        begin += indexOfText(value.substring(begin));
        if (begin == value.length()) {
            diagnostics.add(Diagnostic.error(option.locate(end), "a hint needs a device")
                    .withCode("dialplan.hint")
                    .withExpected("',Technology/device', several joined by '&'"));
            return;
        }
        Hint earlier = exten.hint;
        if (earlier != null) {
            diagnostics.add(Diagnostic.error(
                            option.locate(begin), "'" + exten.pattern + "' has a hint already, which stays as it was")
                    .withCode("dialplan.duplicate-priority")
                    .withFound("the first at " + earlier.location())
                    .withFix("join the devices with '&' in one line"));
            return;
        }
        int from = begin;
        exten.hint = new Hint(
                texts.template(value.substring(from), offset -> option.locate(from + offset)), option.locate(from));
    }

    private String substituted(Option option) {
        String value = option.value();
        if (!value.contains("${") && !value.contains("$[")) {
            return value;
        }
        return scope.evaluate(Template.parse(value, option::locate, diagnostics), option.valueLocation());
    }

    private void include(Option option) {
        String value = substituted(option);
        int comma = value.indexOf(',');
        String name = (comma < 0 ? value : value.substring(0, comma)).strip();
        if (name.isEmpty()) {
            diagnostics.add(Diagnostic.error(option.valueLocation(), "an include names no context")
                    .withCode("dialplan.include")
                    .withExpected("the name of a context"));
            return;
        }
        Optional<TimeSpec> times = comma < 0
                ? Optional.empty()
                : Optional.of(TimeSpec.parse(
                        value.substring(comma + 1),
                        problem -> diagnostics.add(Diagnostic.error(option.valueLocation(), problem)
                                .withCode("dialplan.times")
                                .withExpected("times,weekdays,days,months, as in 9:00-17:00,mon-fri,*,*"))));
        draft.add(new Include(name, times, option.valueLocation()));
    }

    private void ignore(Option option) {
        String value = substituted(option);
        draft.ignore(ExtensionPattern.parse(
                value, offset -> option.locate(Math.min(offset, option.value().length())), diagnostics));
    }

    private void switchTo(Option option) {
        String target = option.value();
        int slash = target.indexOf('/');
        String kind = slash < 0 ? target : target.substring(0, slash);
        draft.add(new SwitchStatement(option.name().toLowerCase(Locale.ROOT), target, option.valueLocation()));
        diagnostics.add(Diagnostic.warning(
                        option.valueLocation(), "the switch '" + kind + "' is not supported and finds nothing")
                .withCode("dialplan.switch")
                .withFix("write the extensions in this file, or include a context that has them"));
    }
}
