package org.hookswitch.conf.table;

import java.util.List;
import java.util.Optional;

/**
 * The sections of a file, each read with its type. Immutable.
 *
 * @param all every section in the order of the file
 */
public record TypedSections(List<Settings> all) {

    public TypedSections {
        all = List.copyOf(all);
    }

    /** The sections of one type, in the order of the file. */
    public List<Settings> all(SectionType type) {
        return all.stream().filter(settings -> settings.type() == type).toList();
    }

    /** The section of that type and exactly that name. */
    public Optional<Settings> find(SectionType type, String name) {
        return all.stream()
                .filter(settings -> settings.type() == type && settings.name().equals(name))
                .findFirst();
    }

    /** The first section of that type, or its defaults when the file has none: for {@code [general]} and the like. */
    public Settings only(SectionType type) {
        return all.stream()
                .filter(settings -> settings.type() == type)
                .findFirst()
                .orElseGet(type::defaults);
    }
}
