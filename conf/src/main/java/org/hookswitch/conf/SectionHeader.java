package org.hookswitch.conf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the line that opens a section: {@code [name]}, {@code [name](!)}, {@code [name](parent,parent)}, {@code
 * [name](+)} and {@code [name](+type=aor)}, the last adding to the first section of that name that a filter finds.
 */
final class SectionHeader {

    /** Near names are looked for this often and among that many, as it takes long. */
    private static final int NEAR_NAMES = 100;

    private static final int NEAR_AMONG = 1000;

    private final List<SectionDraft> sections;
    private final Map<String, List<SectionDraft>> byName = new HashMap<>();
    private final OptionBudget budget;
    private final Consumer<Diagnostic> report;
    private final SectionFilter.Work filterWork = new SectionFilter.Work();
    private int nearNames;

    /** @param sections where the sections go, in order; nobody else adds to it */
    SectionHeader(List<SectionDraft> sections, OptionBudget budget, Consumer<Diagnostic> report) {
        this.sections = sections;
        this.budget = budget;
        this.report = report;
    }

    /** One word between the parentheses, and where it stands in the line. */
    private record Word(String text, int offset) {}

    /** The section that the line opens, or null when the line cannot be read and the section before goes on. */
    @Nullable
    SectionDraft read(SourceLine line) {
        String text = line.text();
        int close = text.indexOf(']');
        if (close < 0) {
            report.accept(Diagnostic.error(line.at(0), "the section's name is not closed")
                    .withCode("conf.section-not-closed")
                    .withExpected("]"));
            // Asterisk gives the file up here. To go on in the section before would misplace what follows.
            return open(text.substring(1).trim(), line);
        }
        String name = text.substring(1, close);
        checkName(name, line);
        int after = line.skipBlanks(close + 1);
        if (after == text.length()) {
            return open(name, line);
        }
        if (after > close + 1 || text.charAt(after) != '(') {
            report.accept(Diagnostic.warning(line.at(after), "what follows the section's name is ignored")
                    .withCode("conf.after-section")
                    .withExpected("nothing, or ( directly behind the bracket")
                    .withFix(
                            text.charAt(after) == '('
                                    ? Optional.of("write " + text.substring(0, close + 1) + text.substring(after))
                                    : Optional.empty()));
            return open(name, line);
        }
        int end = text.indexOf(')', after);
        if (end < 0) {
            report.accept(Diagnostic.error(line.at(after), "the parenthesis behind the section's name is not closed")
                    .withCode("conf.section-not-closed")
                    .withExpected(")"));
            end = text.length();
        } else if (line.skipBlanks(end + 1) < text.length()) {
            report.accept(Diagnostic.warning(
                            line.at(line.skipBlanks(end + 1)), "what follows the closing parenthesis is ignored")
                    .withCode("conf.after-section"));
        }
        return withWords(name, line, words(text, after + 1, end));
    }

    private void checkName(String name, SourceLine line) {
        if (name.isEmpty() || !name.equals(name.trim())) {
            report.accept(Diagnostic.warning(
                            line.at(1), name.isBlank() ? "the section has no name" : "blanks are part of this name")
                    .withCode("conf.section-name")
                    .withFix(name.isBlank() ? Optional.empty() : Optional.of("write [" + name.trim() + "]")));
        }
    }

    private static List<Word> words(String text, int start, int end) {
        List<Word> words = new ArrayList<>();
        int from = start;
        while (from <= end) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 || comma > end ? end : comma;
            String word = text.substring(from, to);
            int blanks = word.length() - word.stripLeading().length();
            if (!word.isBlank()) {
                words.add(new Word(word.trim(), from + blanks));
            }
            from = to + 1;
        }
        return words;
    }

    private SectionDraft withWords(String name, SourceLine line, List<Word> words) {
        List<Word> parents = new ArrayList<>();
        SectionDraft section = null;
        boolean template = false;
        for (Word word : words) {
            if (word.text().equals("!")) {
                template = true;
            } else if (word.text().startsWith("+")) {
                section = addTo(name, line, word, parents);
            } else {
                parents.add(word);
            }
        }
        boolean added = section != null;
        SectionDraft result = section == null ? open(name, line) : section;
        if (template && !added) {
            result.template = true;
        }
        for (Word parent : parents) {
            inherit(result, line, parent);
        }
        return result;
    }

    private SectionDraft open(String name, SourceLine line) {
        SectionDraft section = new SectionDraft(name, line.at(0));
        sections.add(section);
        byName.computeIfAbsent(folded(name), key -> new ArrayList<>(1)).add(section);
        return section;
    }

    private List<SectionDraft> named(String name) {
        return byName.getOrDefault(folded(name), List.of());
    }

    /** The same for all names that {@link String#equalsIgnoreCase} takes for one. */
    private static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(name.charAt(i))));
        }
        return folded.toString();
    }

    private void inherit(SectionDraft heir, SourceLine line, Word parent) {
        Optional<SectionDraft> base =
                named(parent.text()).stream().filter(section -> section != heir).findFirst();
        if (base.isEmpty()) {
            report.accept(Diagnostic.error(
                            line.at(parent.offset()),
                            "there is no section [" + parent.text() + "] above this line to inherit from")
                    .withCode("conf.no-parent")
                    .withFix(nearestName(parent.text())
                            .map(near -> "write " + near)
                            .or(() -> Optional.of("move [" + parent.text() + "] above its first use"))));
        } else if (budget.take(base.get().cost(), line.at(parent.offset()))) {
            heir.inherit(base.get());
        }
    }

    private Optional<String> nearestName(String name) {
        if (nearNames++ >= NEAR_NAMES) {
            return Optional.empty();
        }
        return Nearest.to(
                name,
                sections.stream().map(section -> section.name).limit(NEAR_AMONG).toList());
    }

    /** The section that {@code (+...)} adds to, or null, reported, when there is none. */
    private @Nullable SectionDraft addTo(String name, SourceLine line, Word plus, List<Word> parents) {
        List<SectionDraft> named = named(name);
        String filter = plus.text().substring(1).trim();
        if (!filter.isEmpty() && filter.indexOf('=') < 0) {
            report.accept(Diagnostic.error(line.at(plus.offset()), "'" + filter + "' is no filter")
                    .withCode("conf.bad-filter")
                    .withExpected("name=value, such as (+type=aor)")
                    .withFix("to add to the section and inherit from [" + filter + "] too, write (+," + filter + ")"));
            parents.add(new Word(filter, plus.offset() + 1));
            filter = "";
        }
        Optional<SectionDraft> target = find(named, filter, line, plus);
        if (target.isEmpty()) {
            report.accept(Diagnostic.error(
                            line.at(0),
                            "there is no section [" + name + "]" + (filter.isEmpty() ? "" : " with " + filter)
                                    + " above this line to add to")
                    .withCode("conf.nothing-to-add-to")
                    .withFix(
                            named.isEmpty()
                                    ? nearestName(name).map(near -> "write [" + near + "]" + "(+)")
                                    : Optional.empty()));
        }
        return target.orElse(null);
    }

    private Optional<SectionDraft> find(List<SectionDraft> named, String text, SourceLine line, Word plus) {
        Optional<SectionDraft> live;
        Optional<SectionDraft> template;
        try {
            SectionFilter filter = SectionFilter.parse(text, filterWork);
            live = filter.first(named);
            template = live.isPresent() ? Optional.empty() : filter.firstTemplate(named);
        } catch (SectionFilter.Refused refused) {
            report.accept(Diagnostic.error(line.at(plus.offset()), refused.problem())
                    .withCode("conf.bad-filter")
                    .withFound(refused.found()));
            return Optional.empty();
        }
        if (template.isPresent()) {
            report.accept(Diagnostic.warning(
                            line.at(plus.offset()), "this adds to a template, which Asterisk refuses without a filter")
                    .withCode("conf.adds-to-template")
                    .withFix("write (+TEMPLATES=include)"));
            return template;
        }
        return live;
    }
}
