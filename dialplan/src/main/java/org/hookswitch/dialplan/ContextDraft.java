package org.hookswitch.dialplan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/** A context while it is read. One thread. */
final class ContextDraft {

    /** An extension while it is read. */
    static final class Exten {
        final ExtensionPattern pattern;
        final @Nullable ExtensionPattern callerId;
        final SourceLocation location;
        final TreeMap<Integer, Priority> priorities = new TreeMap<>();
        final Map<String, Priority> labels = new HashMap<>(2);

        @Nullable
        Hint hint;

        Exten(ExtensionPattern pattern, @Nullable ExtensionPattern callerId, SourceLocation location) {
            this.pattern = pattern;
            this.callerId = callerId;
            this.location = location;
        }
    }

    private record Key(ExtensionPattern pattern, Optional<ExtensionPattern> callerId) {}

    private final String name;
    private final SourceLocation location;
    private final Diagnostics diagnostics;
    private final Map<Key, Exten> extensions = new LinkedHashMap<>();
    private final SequencedMap<String, Include> includes = new LinkedHashMap<>();
    private final List<SwitchStatement> switches = new ArrayList<>();
    private final List<ExtensionPattern> ignored = new ArrayList<>();
    private boolean autohints;

    ContextDraft(String name, SourceLocation location, Diagnostics diagnostics) {
        this.name = name;
        this.location = location;
        this.diagnostics = diagnostics;
    }

    /** Whether the extension of that name for those callers has begun. */
    boolean has(ExtensionPattern pattern, @Nullable ExtensionPattern callerId) {
        return extensions.containsKey(new Key(pattern, Optional.ofNullable(callerId)));
    }

    /** The extension of that name for those callers, begun here if there is none. */
    Exten extension(ExtensionPattern pattern, @Nullable ExtensionPattern callerId, SourceLocation where) {
        return extensions.computeIfAbsent(
                new Key(pattern, Optional.ofNullable(callerId)), key -> new Exten(pattern, callerId, where));
    }

    /** Adds a step unless its number is taken; of a label that is taken, the first keeps it. */
    void add(Exten exten, Priority priority) {
        Priority earlier = exten.priorities.get(priority.number());
        if (earlier != null) {
            diagnostics.add(Diagnostic.error(
                            priority.location(),
                            "priority " + priority.number() + " of '" + exten.pattern + "' in '" + name
                                    + "' is written already and stays as it was")
                    .withCode("dialplan.duplicate-priority")
                    .withFound("the first at " + earlier.location())
                    .withFix("number it 'n', or give it another number"));
            return;
        }
        Priority added = priority;
        Optional<String> label = priority.label();
        if (label.isPresent()) {
            Priority labelled = exten.labels.get(label.get());
            if (labelled != null) {
                diagnostics.add(Diagnostic.error(
                                priority.location(),
                                "the label '" + label.get() + "' is taken in '" + exten.pattern + "' of '" + name + "'")
                        .withCode("dialplan.duplicate-label")
                        .withFound("the first at " + labelled.location())
                        .withFix("choose another label"));
                added = new Priority(
                        priority.number(),
                        Optional.empty(),
                        priority.application(),
                        priority.arguments(),
                        priority.location());
            } else {
                exten.labels.put(label.get(), priority);
            }
        }
        exten.priorities.put(added.number(), added);
    }

    void add(Include include) {
        if (includes.putIfAbsent(include.context(), include) != null) {
            diagnostics.add(Diagnostic.warning(
                            include.location(), "'" + name + "' includes '" + include.context() + "' already")
                    .withCode("dialplan.duplicate-include")
                    .withFix("remove one of the two lines"));
        }
    }

    void add(SwitchStatement statement) {
        switches.add(statement);
    }

    void ignore(ExtensionPattern pattern) {
        ignored.add(pattern);
    }

    void autohints(boolean on) {
        autohints = on;
    }

    void checkIncludes(Collection<String> contexts) {
        for (Include include : includes.values()) {
            if (!contexts.contains(include.context())) {
                diagnostics.add(Diagnostic.warning(
                                include.location(),
                                "'" + name + "' includes '" + include.context() + "', which does not exist")
                        .withCode("dialplan.include"));
            }
        }
    }

    Context build(Clock clock) {
        List<Extension> built = new ArrayList<>(extensions.size());
        for (Exten exten : extensions.values()) {
            built.add(new Extension(
                    name,
                    exten.pattern,
                    exten.callerId,
                    List.copyOf(exten.priorities.values()),
                    exten.hint,
                    exten.location));
        }
        built.sort(Extension.SEARCH_ORDER);
        return new Context(name, built, List.copyOf(includes.values()), switches, ignored, autohints, location, clock);
    }
}
