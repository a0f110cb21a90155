package org.hookswitch.conf.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/** One section read with its {@link SectionType}: a typed value for every option of the table. Immutable. */
public final class Settings {

    private final SectionType type;
    private final String name;
    private final SourceLocation location;
    private final Map<OptionSpec<?>, Object> values;
    private final Map<OptionSpec<?>, List<Option>> written;

    Settings(
            SectionType type,
            String name,
            SourceLocation location,
            Map<OptionSpec<?>, Object> values,
            Map<OptionSpec<?>, List<Option>> written) {
        this.type = type;
        this.name = name;
        this.location = location;
        this.values = new HashMap<>(values);
        this.written = new HashMap<>(written);
    }

    public SectionType type() {
        return type;
    }

    /** The section's name as written. */
    public String name() {
        return name;
    }

    /** Where the section begins. */
    public SourceLocation location() {
        return location;
    }

    /**
     * The value of an option, its default when it was not written or could not be read.
     *
     * @throws NoSuchElementException for a required option without a value; {@link #isComplete()} tells beforehand
     * @throws IllegalArgumentException for an option that the section's type does not have
     */
    public <T> T get(OptionSpec<T> spec) {
        // Asked for many times in every call: whether the type has the option is only looked at when it has no value.
        Object value = values.get(spec);
        return spec.cast(value != null ? value : values.get(known(spec)))
                .orElseThrow(() -> new NoSuchElementException("[" + name + "] has no " + spec));
    }

    /** Whether every required option has a value. */
    public boolean isComplete() {
        return type.options().stream().filter(OptionSpec::isRequired).allMatch(values::containsKey);
    }

    /** Whether the option was written, here or in a section that is inherited from. */
    public boolean isWritten(OptionSpec<?> spec) {
        return !written(spec).isEmpty();
    }

    /** Every line of the option, in order; the last one is what counts for a single value. */
    public List<Option> written(OptionSpec<?> spec) {
        return written.getOrDefault(known(spec), List.of());
    }

    /** Where the value was written, or where the section begins when it is the default. */
    public SourceLocation location(OptionSpec<?> spec) {
        List<Option> lines = written(spec);
        return lines.isEmpty() ? location : lines.getLast().valueLocation();
    }

    private <T> OptionSpec<T> known(OptionSpec<T> spec) {
        if (!type.options().contains(spec)) {
            throw new IllegalArgumentException("[" + type.name() + "] has no option " + spec);
        }
        return spec;
    }

    /** Equal when they are of one type and name and every option was written alike; tells a reload what has changed. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings
                && type == settings.type
                && name.equals(settings.name)
                && texts().equals(settings.texts());
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + texts().hashCode();
    }

    private Map<OptionSpec<?>, List<String>> texts() {
        return written.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(option -> option.name() + "=" + option.value())
                                .toList()));
    }

    /** What was written, secrets masked. */
    @Override
    public String toString() {
        return type.options().stream()
                .flatMap(spec -> written(spec).stream()
                        .map(option -> option.name() + "=" + (spec.isSecret() ? "********" : option.value())))
                .collect(Collectors.joining(", ", "[" + name + "] " + type.name() + " {", "}"));
    }

    /** The location that stands for settings that no file holds. */
    static SourceLocation nowhere() {
        return SourceLocation.ofFile("(defaults)");
    }
}
