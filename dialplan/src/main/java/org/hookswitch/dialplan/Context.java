package org.hookswitch.dialplan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A context of the dialplan: its extensions, and the contexts it includes.
 *
 * <p>Immutable once the plan stands; safe for any thread. Plain extensions are found by their name, patterns in a tree,
 * so that a look-up costs the same in a context of five or of fifty thousand extensions.
 */
public final class Context {

    private final String name;
    private final List<Extension> extensions;
    private final List<Include> includes;
    private final List<SwitchStatement> switches;
    private final List<ExtensionPattern> ignored;
    private final boolean autohints;
    private final SourceLocation location;
    private final Clock clock;

    private final Map<String, List<Extension>> plain = new HashMap<>();
    /** The patterns by what is written, for a Goto that names one. */
    private final Map<String, List<Extension>> patterns = new HashMap<>();

    private final PatternTrie trie = new PatternTrie();
    /** The plain names in an order in which those with a common beginning stand side by side. */
    private final TreeMap<String, List<Extension>> prefixes = new TreeMap<>();

    private @Nullable Context[] included = new @Nullable Context[0];

    /**
     * @param extensions in the order of the search
     * @param clock for includes with times
     */
    Context(
            String name,
            List<Extension> extensions,
            List<Include> includes,
            List<SwitchStatement> switches,
            List<ExtensionPattern> ignored,
            boolean autohints,
            SourceLocation location,
            Clock clock) {
        this.name = name;
        this.extensions = List.copyOf(extensions);
        this.includes = List.copyOf(includes);
        this.switches = List.copyOf(switches);
        this.ignored = List.copyOf(ignored);
        this.autohints = autohints;
        this.location = location;
        this.clock = clock;
        index();
    }

    private void index() {
        int from = 0;
        for (int to = 1; to <= extensions.size(); to++) {
            ExtensionPattern pattern = extensions.get(from).pattern();
            if (to < extensions.size() && extensions.get(to).pattern().equals(pattern)) {
                continue;
            }
            List<Extension> same = List.copyOf(extensions.subList(from, to));
            if (pattern.isPattern()) {
                trie.add(pattern, same);
                for (Extension extension : same) {
                    // Equal patterns may be written differently; a Goto means the one that it writes.
                    patterns.computeIfAbsent(key(extension.pattern().source()), source -> new ArrayList<>(1))
                            .add(extension);
                }
            } else {
                plain.put(pattern.plain(), same);
                prefixes.computeIfAbsent(key(pattern.plain()), name -> new ArrayList<>(1))
                        .addAll(same);
            }
            from = to;
        }
    }

    private static String key(String source) {
        return source.toLowerCase(Locale.ROOT);
    }

    /** Ties the includes to their contexts; once, before anybody searches. */
    void link(Map<String, Context> contexts) {
        included = new @Nullable Context[includes.size()];
        for (int i = 0; i < included.length; i++) {
            included[i] = contexts.get(includes.get(i).context());
        }
    }

    /** The same context with these extensions, in any order; not tied to other contexts yet. */
    Context with(List<Extension> others) {
        List<Extension> inOrder = others.stream().sorted(Extension.SEARCH_ORDER).toList();
        return new Context(name, inOrder, includes, switches, ignored, autohints, location, clock);
    }

    /** The same context with other things attached; not tied to other contexts yet. */
    Context with(List<Include> newIncludes, List<ExtensionPattern> newIgnored) {
        return new Context(name, extensions, newIncludes, switches, newIgnored, autohints, location, clock);
    }

    public String name() {
        return name;
    }

    /** Its own extensions in the order of the search. */
    public List<Extension> extensions() {
        return extensions;
    }

    /** In the order of the search. */
    public List<Include> includes() {
        return includes;
    }

    public List<SwitchStatement> switches() {
        return switches;
    }

    /** The patterns of {@code ignorepat}: after such digits the dial tone goes on. */
    public List<ExtensionPattern> ignored() {
        return ignored;
    }

    /** Whether {@code autohints = yes} stands in it. */
    public boolean autohints() {
        return autohints;
    }

    /** Where it is first written. */
    public SourceLocation location() {
        return location;
    }

    /** Whether the dial tone goes on after these digits. */
    public boolean ignores(String dialed) {
        return ignored.stream().anyMatch(pattern -> pattern.matches(dialed));
    }

    /**
     * The best extension for what was dialled, in this context or one it includes.
     *
     * @param callerNumber the caller's number; empty when there is none
     */
    public Optional<Match> find(String dialed, String callerNumber) {
        Search search = new Search(callerNumber, extension -> true);
        Extension first = search.first(this, dialed);
        return first == null
                ? Optional.empty()
                : Optional.of(new Match(this, dialed, callerNumber, first, search.isTimed()));
    }

    /** Whether a question about what was dialled is answered with yes by an extension that has a priority 1. */
    public boolean query(String dialed, String callerNumber, MatchQuery query) {
        return new Search(callerNumber, extension -> extension.priority(1) != null).any(this, dialed, query);
    }

    /** The extension for what was dialled that has a hint. */
    public Optional<Extension> hinted(String dialed) {
        return Optional.ofNullable(new Search("", extension -> extension.hint().isPresent()).first(this, dialed));
    }

    PatternTrie.Outcome searchOwn(String dialed, String text, MatchQuery query, Search visitor) {
        boolean plainTaken =
                query == MatchQuery.EXACT ? anyTaken(plain.get(text), visitor) : anyPlain(text, query, visitor);
        if (plainTaken) {
            return PatternTrie.Outcome.FOUND;
        }
        if (trie.isEmpty()) {
            return PatternTrie.Outcome.OPEN;
        }
        if (dialed.startsWith("_") && query != MatchQuery.MORE && anyTaken(patterns.get(key(dialed)), visitor)) {
            return PatternTrie.Outcome.FOUND;
        }
        return trie.walk(text, query, visitor);
    }

    private boolean anyPlain(String text, MatchQuery query, Search visitor) {
        String prefix = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, List<Extension>> entry :
                prefixes.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                return false;
            }
            boolean longer = entry.getKey().length() > prefix.length();
            if ((longer || query == MatchQuery.CAN) && anyTaken(entry.getValue(), visitor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyTaken(@Nullable Collection<Extension> extensions, Search visitor) {
        if (extensions != null) {
            for (Extension extension : extensions) {
                if (visitor.test(extension)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Nullable
    Context included(int index) {
        return included[index];
    }

    boolean counts(TimeSpec times) {
        return times.includes(clock.instant(), clock.getZone());
    }

    @Override
    public String toString() {
        return name;
    }
}
