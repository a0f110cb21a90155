package org.hookswitch.rehearse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Condition;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.event.Event;

/**
 * Which priorities, which branches of conditions and which outcomes of routines the tests reached, for all dialplans that
 * they ran.
 *
 * <p>Confined to one thread. Branches are those of GotoIf, GosubIf, ExecIf, While and GotoIfTime.
 */
public final class Coverage {

    /** A priority, and how often it ran; a condition also how often it held and how often not. */
    public static final class Step {
        private final SourceLocation at;
        private final String place;
        private final boolean condition;
        private int hits;
        private int held;
        private int failed;

        Step(SourceLocation at, String place, boolean condition) {
            this.at = at;
            this.place = place;
            this.condition = condition;
        }

        public SourceLocation at() {
            return at;
        }

        /** {@code context,exten,priority application}. */
        public String place() {
            return place;
        }

        public boolean isReached() {
            return hits > 0;
        }

        void branch(boolean holds) {
            if (holds) {
                held++;
            } else {
                failed++;
            }
        }

        public int hits() {
            return hits;
        }

        /** What was never seen of a condition that was reached; empty when both sides were, or it is none. */
        public Optional<String> missing() {
            if (!condition || hits == 0 || (held > 0 && failed > 0)) {
                return Optional.empty();
            }
            return Optional.of(held == 0 ? "never true" : "never false");
        }
    }

    private final SequencedMap<Key, Step> steps = new TreeMap<>();
    private final Map<String, TreeSet<String>> outcomes = new TreeMap<>();
    private final Map<String, Path> files = new TreeMap<>();

    /** The same line may stand in the files of several configurations. */
    private record Key(String folder, SourceLocation at) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byFolder = folder.compareTo(other.folder);
            return byFolder != 0 ? byFolder : at.compareTo(other.at);
        }
    }

    /** Adds what a test reached. */
    public void add(Result result) {
        Happened happened = result.happened();
        Optional<Path> folder = result.test().setting().folder();
        String name = folder.map(Path::toString).orElse("");
        for (Context context : happened.plan().contexts()) {
            for (Extension extension : context.extensions()) {
                for (Priority priority : extension.priorities()) {
                    Path file = folder.map(f -> f.resolve(priority.location().file()))
                            .orElse(Path.of(priority.location().file()));
                    files.putIfAbsent(name + ":" + priority.location().file(), file);
                    steps.computeIfAbsent(
                            new Key(name, priority.location()),
                            k -> new Step(
                                    priority.location(),
                                    context.name() + "," + extension.name() + "," + priority.number() + " "
                                            + priority.application(),
                                    isCondition(priority.application())));
                }
            }
        }
        var last = new HashMap<String, Reached>();
        for (Happened.Timed timed : happened.events()) {
            if (timed.event() instanceof Event.PriorityReached e) {
                Optional<Step> step = happened.priority(e.channel()).map(p -> steps.get(new Key(name, p.location())));
                Reached before = last.remove(e.channel().name());
                if (before != null) {
                    before.step().branch(!isNext(before.place(), e.channel().place()));
                }
                step.ifPresent(s -> reach(s, e, last));
            } else if (timed.event() instanceof Event.RoutineRan r) {
                outcomes.computeIfAbsent(r.binding().stage().word() + " " + r.location(), k -> new TreeSet<>())
                        .add(r.outcome().kind().word());
            }
        }
    }

    private record Reached(Step step, Place place) {}

    private static void reach(Step step, Event.PriorityReached e, Map<String, Reached> last) {
        step.hits++;
        if (!step.condition) {
            return;
        }
        if (e.application().equalsIgnoreCase("GotoIfTime")) {
            last.put(e.channel().name(), new Reached(step, e.channel().place()));
            return;
        }
        int mark = e.data().indexOf('?');
        step.branch(Condition.holds(mark < 0 ? e.data() : e.data().substring(0, mark)));
    }

    private static boolean isNext(Place before, Place now) {
        return now.context().equals(before.context())
                && now.exten().equals(before.exten())
                && now.priority() == before.priority() + 1;
    }

    private static boolean isCondition(String application) {
        return switch (application.toLowerCase(Locale.ROOT)) {
            case "gotoif", "gosubif", "execif", "while", "gotoiftime" -> true;
            default -> false;
        };
    }

    // --- figures

    public List<Step> steps() {
        return List.copyOf(steps.values());
    }

    /** Priorities and branches that were reached, of all there are. */
    public record Share(int reached, int all) {
        @Override
        public String toString() {
            return reached + " of " + all + (all == 0 ? "" : " (" + (int) Math.floor(100.0 * reached / all) + " %)");
        }
    }

    public Share priorities() {
        return new Share((int) steps.values().stream().filter(Step::isReached).count(), steps.size());
    }

    public Share branches() {
        int reached = 0;
        int all = 0;
        for (Step step : steps.values()) {
            if (step.condition) {
                all += 2;
                reached += (step.held > 0 ? 1 : 0) + (step.failed > 0 ? 1 : 0);
            }
        }
        return new Share(reached, all);
    }

    /** Routines that ran, and how they ended. */
    public Map<String, TreeSet<String>> outcomes() {
        return outcomes;
    }

    /** For people: the shares, what was missed, how routines ended. */
    public String text() {
        var lines = new ArrayList<String>();
        lines.add("Coverage: priorities " + priorities() + ", branches " + branches());
        for (Step step : steps.values()) {
            if (!step.isReached()) {
                lines.add("  " + step.at().fileAndLine() + ": never reached: " + step.place());
            } else {
                step.missing()
                        .ifPresent(m -> lines.add("  " + step.at().fileAndLine() + ": " + m + ": " + step.place()));
            }
        }
        if (!outcomes.isEmpty()) {
            lines.add("Routines and how they ended:");
            outcomes.forEach((routine, kinds) -> lines.add("  " + routine + ": " + String.join(", ", kinds)));
        }
        return String.join("\n", lines);
    }

    /** The files that hold the dialplans, and the steps on each line of them. */
    SequencedMap<Path, Map<Integer, List<Step>>> byFile() {
        var all = new TreeMap<Path, Map<Integer, List<Step>>>();
        steps.forEach((key, step) -> {
            Path file = files.get(key.folder() + ":" + key.at().file());
            if (file != null) {
                all.computeIfAbsent(file, f -> new TreeMap<>())
                        .computeIfAbsent(step.at().line(), l -> new ArrayList<>())
                        .add(step);
            }
        });
        return all;
    }
}
