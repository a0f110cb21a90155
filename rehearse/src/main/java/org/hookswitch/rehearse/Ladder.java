package org.hookswitch.rehearse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.simulate.Heard;
import org.hookswitch.simulate.SimulatedPhone;

/**
 * A call as a column of lines: when, whose channel, what, and where in the dialplan. Priorities, routines, what phones did
 * and heard, digits, bridges, ends. Stateless.
 */
final class Ladder {

    /** As many lines as anybody will read. */
    private static final int MOST = 400;

    private static final int WIDEST = 96;

    private Ladder() {}

    /** @param rank of what comes at one moment: dialplan, then phones, then sounds */
    private record Line(long at, int rank, String who, String what, String where) {}

    static List<String> of(Happened happened) {
        return between(happened, 0, Long.MAX_VALUE);
    }

    /** The lines of a stretch of time, in milliseconds, its end excluded. */
    static List<String> between(Happened happened, long from, long to) {
        var lines = new ArrayList<Line>();
        happened.events().forEach(timed -> event(timed, happened, lines));
        happened.notes().forEach((phone, notes) -> {
            for (SimulatedPhone.Note note : notes) {
                lines.add(new Line(note.at(), 1, phone, note.what(), ""));
            }
        });
        for (Heard.Sound sound : happened.sounds()) {
            lines.add(new Line(sound.from(), 2, Happened.phoneOf(sound.channel()), "hears " + sound.label(), ""));
        }
        lines.removeIf(line -> line.at() < from || line.at() >= to);
        lines.sort(Comparator.comparingLong(Line::at)); // stable: what came first at a moment stays first
        int names = lines.stream().mapToInt(l -> l.who().length()).max().orElse(0);
        var text = new ArrayList<String>();
        for (Line line : lines.subList(0, Math.min(MOST, lines.size()))) {
            String what =
                    line.what().length() <= WIDEST ? line.what() : line.what().substring(0, WIDEST - 1) + "…";
            String head = String.format(
                    Locale.ROOT, "%9.3f  %-" + Math.max(1, names) + "s  %s", line.at() / 1000.0, line.who(), what);
            text.add(line.where().isEmpty() ? head : String.format(Locale.ROOT, "%-72s %s", head, line.where()));
        }
        if (lines.size() > MOST) {
            text.add("          and " + (lines.size() - MOST) + " lines more");
        }
        return text;
    }

    private static void event(Happened.Timed timed, Happened happened, List<Line> lines) {
        switch (timed.event()) {
            case Event.PriorityReached e ->
                lines.add(new Line(
                        timed.at(),
                        0,
                        Happened.phoneOf(e.channel()),
                        Happened.described(e),
                        happened.priority(e.channel())
                                .map(Priority::location)
                                .map(l -> l.fileAndLine())
                                .orElse("")));
            case Event.RoutineRan e -> {
                lines.add(new Line(
                        timed.at(),
                        0,
                        Happened.phoneOf(e.channel()),
                        "routine " + Happened.described(e),
                        e.binding().boundAt()));
                e.breaches()
                        .forEach(b -> lines.add(new Line(
                                timed.at(), 0, Happened.phoneOf(e.channel()), "  breach: " + b.sentence(), "")));
            }
            case Event.BridgeEntered e ->
                lines.add(new Line(timed.at(), 0, Happened.phoneOf(e.channel()), "enters the bridge", ""));
            case Event.BridgeLeft e ->
                lines.add(new Line(timed.at(), 0, Happened.phoneOf(e.channel()), "leaves the bridge", ""));
            case Event.DialEnded e ->
                lines.add(new Line(timed.at(), 0, Happened.phoneOf(e.callee()), "dial ended: " + e.status(), ""));
            case Event.HungUp e ->
                lines.add(new Line(
                        timed.at(),
                        0,
                        Happened.phoneOf(e.channel()),
                        "is over: " + e.cause().name(),
                        ""));
            default -> {}
        }
    }
}
