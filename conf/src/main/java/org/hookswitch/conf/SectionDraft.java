package org.hookswitch.conf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A section while it is being read; {@link #finish} makes the immutable one. */
final class SectionDraft {

    /** Roughly how many characters take as much memory as an option. */
    private static final int CHARACTERS_AN_OPTION = 64;

    final String name;
    final SourceLocation location;
    boolean template;
    private final List<String> parents = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    /** Options that text was added to, by their place in the list. */
    private final Map<Integer, AppendedOption> appended = new HashMap<>(2);
    /** Where the last option of each name stands; made when text is added to an option for the first time. */
    private @Nullable Map<String, Integer> places;

    SectionDraft(String name, SourceLocation location) {
        this.name = name;
        this.location = location;
    }

    /** Takes over what the parent holds now; what is added to the parent later stays the parent's. */
    void inherit(SectionDraft parent) {
        parents.add(parent.name);
        // A copy, as a section may be told to inherit from itself.
        List.copyOf(parent.joined()).forEach(option -> add(option.asInherited()));
    }

    /** What an heir takes of the budget: its options, and the memory of values that are put together for it. */
    int cost() {
        int texts = 0;
        for (AppendedOption option : appended.values()) {
            texts += option.length() / CHARACTERS_AN_OPTION;
        }
        return options.size() + texts;
    }

    void add(Option option) {
        Map<String, Integer> known = places;
        if (known != null) {
            known.put(option.name(), options.size());
        }
        options.add(option);
    }

    /** Adds text to the last option of exactly that name, in its place, or adds the option when there is none. */
    void append(Option addition, String rawText, IntFunction<SourceLocation> rawOrigin) {
        Integer place = places().get(addition.name());
        if (place == null) {
            add(addition);
        } else {
            appended.computeIfAbsent(place, at -> new AppendedOption(options.get(at)))
                    .append(addition, rawText, rawOrigin);
        }
    }

    private Map<String, Integer> places() {
        Map<String, Integer> known = places;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; i < options.size(); i++) {
                known.put(options.get(i).name(), i);
            }
            places = known;
        }
        return known;
    }

    /** The options with all that was added to them so far. */
    private List<Option> joined() {
        appended.forEach((place, option) -> options.set(place, option.join()));
        appended.clear();
        return options;
    }

    /** Whether some option is what is looked for. */
    boolean has(Predicate<Option> wanted) {
        return joined().stream().anyMatch(wanted);
    }

    Section finish() {
        return new Section(name, template, parents, joined(), location);
    }
}
