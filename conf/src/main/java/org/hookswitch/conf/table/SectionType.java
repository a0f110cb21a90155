package org.hookswitch.conf.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;

/**
 * The table of one type of section: which options it may hold. It reads and validates sections and prints its help, a
 * sample and its documentation, so that nothing about an option is said twice.
 *
 * <p>Immutable and safe for any thread.
 */
public final class SectionType {

    private final String name;
    private final String help;
    private final SequencedSet<OptionSpec<?>> options;
    private final Map<String, OptionSpec<?>> byKey;
    private final Optional<String> unsupported;

    private SectionType(String name, String help, SequencedSet<OptionSpec<?>> options, Optional<String> unsupported) {
        this.name = name;
        this.help = help;
        this.options = Collections.unmodifiableSequencedSet(options);
        this.unsupported = unsupported;
        this.byKey = new HashMap<>();
        for (OptionSpec<?> option : options) {
            for (String key : option.keys()) {
                if (byKey.put(key, option) != null) {
                    throw new IllegalArgumentException("two options of [" + name + "] are named " + key);
                }
            }
        }
    }

    /**
     * A type of section.
     *
     * @param name the section's name where it is fixed, such as {@code general}, or the word of its {@code type=}
     * @param help one line that tells an operator what the section is for
     * @param options its options in the order they are shown
     * @throws IllegalArgumentException when two options have one name
     */
    public static SectionType of(String name, String help, OptionSpec<?>... options) {
        return of(name, help, List.of(options));
    }

    /** As the other, for tables put together from parts. */
    public static SectionType of(String name, String help, List<OptionSpec<?>> options) {
        return new SectionType(name, help, new LinkedHashSet<>(options), Optional.empty());
    }

    /** A type that Asterisk knows and this switch does not; its sections are reported and left out. */
    public static SectionType notSupported(String name, String reason) {
        return new SectionType(name, "Not supported: " + reason, new LinkedHashSet<>(), Optional.of(reason));
    }

    public String name() {
        return name;
    }

    /** One line of help. */
    public String help() {
        return help;
    }

    public SequencedSet<OptionSpec<?>> options() {
        return options;
    }

    /** The option of that name or alias, letters compared without case. */
    public Optional<OptionSpec<?>> option(String optionName) {
        return Optional.ofNullable(byKey.get(optionName.toLowerCase(Locale.ROOT)));
    }

    /** Why sections of this type are not supported; empty when they are. */
    public Optional<String> notSupportedReason() {
        return unsupported;
    }

    /** The settings of a section that holds nothing. */
    public Settings defaults() {
        Map<OptionSpec<?>, Object> values = new HashMap<>();
        options.forEach(spec -> spec.readAbsent().ifPresent(value -> values.put(spec, value)));
        return new Settings(this, name, Settings.nowhere(), values, Map.of());
    }

    /**
     * Reads a section with this table.
     *
     * @param conf the file the section is from, for the lines that diagnostics show
     * @param diagnostics takes what is wrong: unknown, unsupported, missing and unreadable options
     */
    public Settings read(Conf conf, Section section, Diagnostics diagnostics) {
        return read(conf, section, diagnostics, Set.of());
    }

    /** As the other, with the names of options that belong to somebody else. */
    Settings read(Conf conf, Section section, Diagnostics diagnostics, Set<String> passedOver) {
        TableReport report = new TableReport(this, conf, diagnostics);
        Map<OptionSpec<?>, List<Option>> written = new LinkedHashMap<>();
        for (Option option : section.options()) {
            String key = option.name().toLowerCase(Locale.ROOT);
            OptionSpec<?> spec = byKey.get(key);
            if (spec != null) {
                written.computeIfAbsent(spec, _ -> new ArrayList<>()).add(option);
            } else if (!passedOver.contains(key)) {
                report.unknown(option);
            }
        }
        Map<OptionSpec<?>, Object> values = new HashMap<>();
        for (OptionSpec<?> spec : options) {
            List<Option> occurrences = written.getOrDefault(spec, List.of());
            spec.notSupportedReason()
                    .ifPresent(reason -> occurrences.stream()
                            .filter(option -> !spec.isHarmless(option.value()))
                            .forEach(option -> report.notSupported(option, reason)));
            spec.read(occurrences, report.of(spec)).ifPresent(value -> values.put(spec, value));
            if (spec.isRequired() && occurrences.isEmpty()) {
                report.missing(section, spec);
            }
        }
        written.replaceAll((_, occurrences) -> List.copyOf(occurrences));
        return new Settings(this, section.name(), section.location(), values, written);
    }

    /** A sample of such a section: every option as a comment with its help and default. */
    public String sample() {
        return TableText.sample(this, name, Optional.empty());
    }

    /** The table as Markdown: a heading, the help, and a row for each option. */
    public String markdown() {
        return TableText.markdown(this);
    }

    /** What {@code config show help} prints for the type: its options, one a line. */
    public String helpText() {
        return TableText.help(this);
    }

    /** What {@code config show help} prints for one option, in several lines. */
    public Optional<String> helpText(String optionName) {
        return option(optionName).map(TableText::help);
    }

    @Override
    public String toString() {
        return "[" + name + "]";
    }
}
