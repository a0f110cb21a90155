package org.hookswitch.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.hookswitch.check.Samples.Shape;
import org.hookswitch.conf.Conf;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Include;
import org.hookswitch.dialplan.Plan;

/** Finds includes in a circle, patterns that hide what is included, and contexts that nothing leads to. */
final class ContextCheck {

    /** Includes nested deeper are not followed; Asterisk stops there too. */
    private static final int DEEPEST = 128;

    /** Comparisons of one pattern with one extension, for the whole plan: beyond, hidden extensions are not looked for. */
    private static final int MOST_COMPARISONS = 50_000_000;

    /** A pattern and a context of which it hides something: said once, however many contexts include both. */
    private record Hides(Extension pattern, Context included) {}

    private final Set<Hides> hides = new HashSet<>();
    private int comparisons;
    private final Plan plan;
    private final Sources sources;
    private final Findings findings;
    private final IdentityHashMap<Extension, Shape> shapes = new IdentityHashMap<>();

    ContextCheck(PlanIndex index, Sources sources, Findings findings) {
        this.plan = index.plan();
        this.sources = sources;
        this.findings = findings;
    }

    void check() {
        circles();
        for (Context context : plan.contexts()) {
            if (!context.includes().isEmpty()) {
                hidden(context);
            }
        }
        if (sources.isWhole() && sources.file("pjsip.conf").isPresent()) {
            unused();
        }
    }

    // ---- circles

    private void circles() {
        Set<Context> done = new HashSet<>();
        for (Context context : plan.contexts()) {
            walk(context, new LinkedHashMap<>(), done);
        }
    }

    private void walk(Context context, SequencedMap<Context, Boolean> path, Set<Context> done) {
        if (done.contains(context) || path.size() > DEEPEST) {
            return;
        }
        path.put(context, true);
        for (Include include : context.includes()) {
            Optional<Context> next = plan.context(include.context());
            if (next.isPresent() && path.containsKey(next.get())) {
                List<String> circle = new ArrayList<>();
                path.keySet().forEach(member -> circle.add(member.name()));
                List<String> members = circle.subList(circle.indexOf(include.context()), circle.size());
                findings.add(Finding.of(
                        PlaceRules.CIRCLE,
                        include.location(),
                        "this include closes a circle: " + String.join(" includes ", members) + " includes "
                                + include.context()));
            } else {
                next.ifPresent(c -> walk(c, path, done));
            }
        }
        path.remove(context);
        done.add(context);
    }

    // ---- what is hidden

    /** A pattern that may hide others. */
    private record Wide(Extension extension, Shape shape) {}

    private Shape shape(Extension extension) {
        return shapes.computeIfAbsent(extension, key -> Shape.of(key.pattern()));
    }

    private void hidden(Context context) {
        List<Wide> wide = new ArrayList<>();
        wide(context, wide);
        Set<Context> visited = new HashSet<>();
        visited.add(context);
        for (Include include : context.includes()) {
            includes(context, include, wide, visited, 1);
        }
    }

    private void includes(Context top, Include include, List<Wide> wide, Set<Context> visited, int depth) {
        Optional<Context> included = plan.context(include.context());
        if (included.isEmpty() || depth > DEEPEST || !visited.add(included.get())) {
            return;
        }
        if (!wide.isEmpty()) {
            compare(top, included.get(), wide);
        }
        boolean always = include.times().isEmpty();
        List<Wide> inner = always ? wide : new ArrayList<>(wide);
        wide(included.get(), inner);
        for (Include next : included.get().includes()) {
            includes(top, next, inner, visited, depth + 1);
        }
    }

    /** The patterns with an open end, or so wide that they hide others: those a narrower one can stand behind. */
    private void wide(Context context, List<Wide> wide) {
        for (Extension extension : context.extensions()) {
            if (extension.pattern().isPattern()
                    && extension.callerId().isEmpty()
                    && !extension.priorities().isEmpty()
                    && wide.size() < 200) {
                wide.add(new Wide(extension, shape(extension)));
            }
        }
    }

    private void compare(Context top, Context included, List<Wide> wide) {
        Map<Extension, List<Extension>> hiddenBy = new HashMap<>();
        int checked = 0;
        for (Extension extension : included.extensions()) {
            if (extension.priorities().isEmpty()
                    || isSpecial(extension)
                    || checked++ > 1000
                    || comparisons > MOST_COMPARISONS) {
                continue;
            }
            Shape shape = shape(extension);
            comparisons += wide.size();
            for (Wide pattern : wide) {
                if (pattern.extension() != extension
                        && !pattern.extension().pattern().equals(extension.pattern())
                        && pattern.shape().covers(shape)) {
                    hiddenBy.computeIfAbsent(pattern.extension(), key -> new ArrayList<>())
                            .add(extension);
                    break;
                }
            }
        }
        hiddenBy.forEach((pattern, extensions) -> {
            if (!hides.add(new Hides(pattern, included))) {
                return;
            }
            Extension first = extensions.getFirst();
            findings.add(Finding.of(
                            PlaceRules.HIDDEN,
                            pattern.location(),
                            "in '" + top.name() + "', '" + pattern.name() + "' comes before the included '"
                                    + included.name()
                                    + "' and hides "
                                    + (extensions.size() == 1
                                            ? "its '" + first.name() + "'"
                                            : extensions.size() + " extensions of it, such as '" + first.name() + "'"))
                    .found(first.name() + " at " + first.location())
                    .fix("put the wide pattern into a context of its own and include it last"));
        });
    }

    private static boolean isSpecial(Extension extension) {
        return !extension.pattern().isPattern()
                && extension.pattern().source().chars().noneMatch(Character::isDigit);
    }

    // ---- what is unused

    private void unused() {
        Map<String, Context> left = new LinkedHashMap<>();
        plan.contexts().forEach(context -> left.put(context.name(), context));
        left.remove("default");
        for (Conf conf : sources.all()) {
            for (String file : conf.files()) {
                List<String> lines = conf.lines(file);
                for (int i = 0; i < lines.size() && !left.isEmpty(); i++) {
                    mentions(file, i + 1, lines.get(i), left);
                }
            }
        }
        left.values().forEach(context -> {
            if (!context.extensions().isEmpty()) {
                findings.add(Finding.of(
                        PlaceRules.UNUSED_CONTEXT,
                        context.location(),
                        "nothing in these files leads to the context '" + context.name() + "'"));
            }
        });
    }

    private void mentions(String file, int line, String written, Map<String, Context> left) {
        String text = written.strip();
        int comment = text.indexOf(';');
        String said = comment < 0 ? text : text.substring(0, comment);
        int from = 0;
        for (int at = 0; at <= said.length(); at++) {
            if (at == said.length() || !isWord(said.charAt(at))) {
                if (at > from) {
                    Context context = left.get(said.substring(from, at));
                    if (context != null && !isOwnHeader(context, file, line, said)) {
                        left.remove(context.name());
                    }
                }
                from = at + 1;
            }
        }
    }

    private static boolean isOwnHeader(Context context, String file, int line, String said) {
        return said.startsWith("[")
                || (context.location().file().equals(file) && context.location().line() == line);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }
}
