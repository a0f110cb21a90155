package org.hookswitch.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The filter in {@code [name](+type=aor&TEMPLATES=include)}: what a section must hold to be the one that is added to.
 *
 * <p>One thread. Names and values are regular expressions, which may take longer than anybody waits; all filters of one
 * read therefore share a limit of {@link Work}.
 */
final class SectionFilter {

    /** Filters are written by hand; as the parenthesis ends with the first ), they never hold a group. */
    private static final int LONGEST = 256;

    /** Why a filter is not applied. Never leaves the reader of headers. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String problem;
        private final String found;

        Refused(String problem, String found) {
            super(problem, null, false, false);
            this.problem = problem;
            this.found = found;
        }

        String problem() {
            return problem;
        }

        String found() {
            return found;
        }
    }

    /** What the filters of one read may look at: characters, each time an expression comes by, and sections. */
    static final class Work {
        private static final long LIMIT = 20_000_000;

        private long done;

        void add(int more) {
            done += more;
            if (done > LIMIT) {
                throw new Refused(
                        "the filters of this file take too long; from here on they find nothing",
                        "more than " + LIMIT + " comparisons");
            }
        }

        CharSequence counted(String text) {
            return new Counted(text, this);
        }
    }

    /** A text that counts how often it is looked at, as a search that went astray cannot be ended from outside. */
    private record Counted(String text, Work work) implements CharSequence {
        @Override
        public char charAt(int index) {
            work.add(1);
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private record Criterion(Pattern name, Pattern value) {}

    private final List<Criterion> criteria = new ArrayList<>();
    private final Work work;
    private boolean withTemplates;
    private boolean onlyTemplates;

    private SectionFilter(Work work) {
        this.work = work;
    }

    /** Reads a filter, perhaps the empty one, which all sections but templates pass. */
    static SectionFilter parse(String text, Work work) {
        SectionFilter filter = new SectionFilter(work);
        for (String criterion : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            filter.add(criterion);
        }
        return filter;
    }

    private void add(String criterion) {
        int sign = criterion.indexOf('=');
        String name = sign < 0 ? criterion : criterion.substring(0, sign).trim();
        String value = sign < 0 ? "" : criterion.substring(sign + 1).trim();
        if (name.equals("TEMPLATES")) {
            withTemplates = value.equals("include");
            onlyTemplates = value.equals("restrict");
            return;
        }
        if (criterion.length() > LONGEST) {
            throw new Refused("the filter is no regular expression", "one longer than " + LONGEST);
        }
        try {
            criteria.add(new Criterion(Pattern.compile(name), Pattern.compile(value)));
        } catch (PatternSyntaxException bad) {
            throw new Refused("the filter is no regular expression", bad.getDescription());
        }
    }

    /** The first section that passes. */
    Optional<SectionDraft> first(List<SectionDraft> sections) {
        return first(sections, section -> onlyTemplates ? section.template : withTemplates || !section.template);
    }

    /** The first template that would pass if templates were asked for. */
    Optional<SectionDraft> firstTemplate(List<SectionDraft> sections) {
        return first(sections, section -> section.template);
    }

    private Optional<SectionDraft> first(List<SectionDraft> sections, Predicate<SectionDraft> kind) {
        for (SectionDraft section : sections) {
            work.add(1);
            if (kind.test(section) && criteria.stream().allMatch(criterion -> holds(section, criterion))) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    private boolean holds(SectionDraft section, Criterion criterion) {
        work.add(section.cost());
        return section.has(option -> criterion
                        .name()
                        .matcher(work.counted(option.name()))
                        .find()
                && criterion.value().matcher(work.counted(option.value())).find());
    }
}
