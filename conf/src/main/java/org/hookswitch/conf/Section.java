package org.hookswitch.conf;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One {@code [section]} with its options in order: those of the sections it inherits from first, then its own.
 *
 * <p>Immutable. An option may occur many times; Asterisk's modules mostly take the last of a plain value and all of a
 * list, hence {@link #last} and {@link #all}.
 *
 * @param name the name as written between the brackets
 * @param template whether it is marked {@code (!)}, to be inherited from and never used itself
 * @param parents the sections it inherits from, as written, in order
 * @param options what it holds
 * @param location where its opening bracket stands
 */
public record Section(
        String name, boolean template, List<String> parents, List<Option> options, SourceLocation location) {

    public Section {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(location, "location");
        parents = List.copyOf(parents);
        options = List.copyOf(options);
    }

    /** Whether the name is the given one; Asterisk finds sections without regard to case. */
    public boolean isNamed(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }

    /** The last option of that name, letters compared without case. */
    public Optional<Option> last(String optionName) {
        for (int i = options.size() - 1; i >= 0; i--) {
            if (options.get(i).isNamed(optionName)) {
                return Optional.of(options.get(i));
            }
        }
        return Optional.empty();
    }

    /** The first option of that name, letters compared without case. */
    public Optional<Option> first(String optionName) {
        return options.stream().filter(option -> option.isNamed(optionName)).findFirst();
    }

    /** All options of that name in order, letters compared without case. */
    public List<Option> all(String optionName) {
        return options.stream().filter(option -> option.isNamed(optionName)).toList();
    }

    /** The value of the last option of that name. */
    public Optional<String> value(String optionName) {
        return last(optionName).map(Option::value);
    }
}
