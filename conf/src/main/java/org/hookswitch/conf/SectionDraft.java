package org.hookswitch.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** A section while it is being read; {@link #finish} makes the immutable one. */
final class SectionDraft {

    final String name;
    final SourceLocation location;
    boolean template;
    private final List<String> parents = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();

    SectionDraft(String name, SourceLocation location) {
        this.name = name;
        this.location = location;
    }

    /** Takes over what the parent holds now; what is added to the parent later stays the parent's. */
    void inherit(SectionDraft parent) {
        parents.add(parent.name);
        // A copy, as a section may be told to inherit from itself.
        List.copyOf(parent.options).forEach(option -> options.add(option.asInherited()));
    }

    int size() {
        return options.size();
    }

    void add(Option option) {
        options.add(option);
    }

    /** Adds text to the last option of exactly that name, in its place, or adds the option when there is none. */
    void append(Option addition, String rawText, IntFunction<SourceLocation> rawOrigin) {
        for (int i = options.size() - 1; i >= 0; i--) {
            Option earlier = options.get(i);
            if (earlier.name().equals(addition.name())) {
                options.set(i, earlier.append(rawText, addition.isObject(), addition.location(), rawOrigin));
                return;
            }
        }
        options.add(addition);
    }

    /** Whether some option's name and value are found by the two patterns. */
    boolean has(Pattern namePattern, Pattern valuePattern) {
        return options.stream()
                .anyMatch(option -> namePattern.matcher(option.name()).find()
                        && valuePattern.matcher(option.value()).find());
    }

    Section finish() {
        return new Section(name, template, parents, options, location);
    }
}
