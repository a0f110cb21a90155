package org.hookswitch.conf.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;

/**
 * The types of section that one file may hold, and how a section tells its own: by an option such as {@code
 * type=endpoint}, or by its name.
 *
 * <p>Immutable and safe for any thread.
 */
public final class SectionTypes {

    private final Optional<String> typeOption;
    private final Map<String, SectionType> types;
    private final Optional<SectionType> others;

    private SectionTypes(Optional<String> typeOption, List<SectionType> types, Optional<SectionType> others) {
        this.typeOption = typeOption;
        this.types = new LinkedHashMap<>();
        for (SectionType type : types) {
            if (this.types.put(type.name().toLowerCase(Locale.ROOT), type) != null) {
                throw new IllegalArgumentException("two types are named " + type.name());
            }
        }
        this.others = others;
    }

    /** The type is the value of an option, and sections of one name may be of several types, as in pjsip.conf. */
    public static SectionTypes byTypeOption(String option, SectionType... types) {
        return new SectionTypes(Optional.of(option), List.of(types), Optional.empty());
    }

    /** The type is the section's name, such as {@code general}. */
    public static SectionTypes byName(SectionType... types) {
        return new SectionTypes(Optional.empty(), List.of(types), Optional.empty());
    }

    /** These types, with one more for every section that tells none of them, such as the queues of queues.conf. */
    public SectionTypes withOthers(SectionType type) {
        return new SectionTypes(typeOption, List.copyOf(types.values()), Optional.of(type));
    }

    /** Every type, the one for other sections last. */
    public List<SectionType> types() {
        List<SectionType> all = new ArrayList<>(types.values());
        others.ifPresent(all::add);
        return List.copyOf(all);
    }

    /**
     * Reads all sections of a file. Of two sections of one type and name the first is kept and the second is an error;
     * a section of no known type, or of one that is not supported, is reported and left out.
     */
    public TypedSections read(Conf conf, Diagnostics diagnostics) {
        List<Settings> all = new ArrayList<>();
        Map<String, Section> seen = new HashMap<>();
        for (Section section : conf.sections()) {
            Optional<SectionType> type = typeOf(conf, section, diagnostics);
            if (type.isEmpty() || !isSupported(conf, type.get(), section, diagnostics)) {
                continue;
            }
            Section first = seen.putIfAbsent(type.get().name() + "/" + section.name(), section);
            if (first != null) {
                diagnostics.add(Diagnostic.error(
                                section.location(),
                                "there already is a section [" + section.name() + "] of type "
                                        + type.get().name() + ", this one is left out")
                        .withCode("conf.duplicate-section")
                        .withFound("the first at " + first.location())
                        .withFix("to add to the first, write [" + section.name() + "](+"
                                + typeOption
                                        .map(option -> option + "=" + type.get().name())
                                        .orElse("")
                                + ")")
                        .withExcerpt(conf.excerpt(section.location())));
                continue;
            }
            Set<String> passedOver = typeOption.map(option -> option.toLowerCase(Locale.ROOT)).stream()
                    .collect(Collectors.toSet());
            all.add(type.get().read(conf, section, diagnostics, passedOver));
        }
        return new TypedSections(all);
    }

    private static boolean isSupported(Conf conf, SectionType type, Section section, Diagnostics diagnostics) {
        type.notSupportedReason()
                .ifPresent(reason -> diagnostics.add(Diagnostic.warning(
                                section.location(), "sections of type " + type.name() + " are not supported: " + reason)
                        .withCode("conf.not-supported")
                        .withExcerpt(conf.excerpt(section.location()))));
        return type.notSupportedReason().isEmpty();
    }

    private Optional<SectionType> typeOf(Conf conf, Section section, Diagnostics diagnostics) {
        Optional<Option> told = typeOption.flatMap(section::last);
        String word = typeOption.isPresent() ? told.map(Option::value).orElse("") : section.name();
        Optional<SectionType> type =
                Optional.ofNullable(types.get(word.toLowerCase(Locale.ROOT))).or(() -> others);
        if (type.isEmpty()) {
            diagnostics.add(noType(section, told, word)
                    .withExpected(typeOption.map(option -> option + " = ").orElse("") + "one of "
                            + String.join(", ", types.keySet()))
                    .withFix(Nearest.to(word, types.keySet()).map(near -> "write " + near))
                    .withExcerpt(conf.excerpt(told.map(Option::location).orElse(section.location()))));
        }
        return type;
    }

    private Diagnostic noType(Section section, Optional<Option> told, String word) {
        if (told.isPresent()) {
            return Diagnostic.error(
                            told.get().valueLocation(),
                            "unknown type '" + word + "', section [" + section.name() + "] is left out")
                    .withCode("conf.unknown-type");
        }
        return typeOption
                .map(option -> Diagnostic.error(
                                section.location(),
                                "section [" + section.name() + "] has no " + option + " and is left out")
                        .withCode("conf.no-type"))
                .orElseGet(() -> Diagnostic.warning(
                                section.location(), "unknown section [" + section.name() + "], it is left out")
                        .withCode("conf.unknown-section"));
    }

    /** A sample file with a section of each supported type. */
    public String sample() {
        return types().stream()
                .filter(type -> type.notSupportedReason().isEmpty())
                .map(type ->
                        TableText.sample(type, type.name(), typeOption.map(option -> option + " = " + type.name())))
                .collect(Collectors.joining("\n"));
    }

    /** All tables as Markdown. */
    public String markdown() {
        return types().stream().map(SectionType::markdown).collect(Collectors.joining("\n"));
    }
}
