package org.hookswitch.rehearse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.rehearse.Result.Mismatch;
import org.hookswitch.rehearse.Result.Status;
import org.hookswitch.rehearse.TestCase.Expectation;

/** What became of tests, for people: a line for each, and for a failure what was expected beside what happened. Stateless. */
public final class TextReport {

    private static final int COLUMN = 56;
    private static final String INDENT = "    ";

    private TextReport() {}

    /** A passed or skipped test in one line, a failed one with all that is known of it. */
    public static String of(Result result) {
        String millis = String.format(Locale.ROOT, "%.0f ms", result.wall().toNanos() / 1e6);
        return switch (result.status()) {
            case PASSED -> "pass  " + result.test().name() + "  (" + millis + ")";
            case SKIPPED -> "skip  " + result.test().name() + ": " + result.why();
            case BROKEN ->
                "STOP  " + result.test().name() + "\n" + INDENT
                        + result.test().at().fileAndLine() + ": the test could not run\n"
                        + result.why().indent(INDENT.length()).stripTrailing();
            case FAILED -> failure(result);
        };
    }

    private static String failure(Result result) {
        var lines = new ArrayList<String>();
        lines.add("FAIL  " + result.test().name());
        lines.addAll(reasons(result));
        lines.add("");
        lines.add(INDENT + "What happened (seed " + result.seed() + "):");
        Ladder.of(result.happened()).forEach(l -> lines.add(INDENT + l));
        return String.join("\n", lines);
    }

    /** What was not as expected: place, expected beside happened. */
    static List<String> reasons(Result result) {
        var lines = new ArrayList<String>();
        result.happened().problems().forEach(p -> lines.add(INDENT + p));
        for (Mismatch m : result.mismatches()) {
            lines.add(INDENT + place(m) + ": " + what(m.expectation()) + ": " + m.what());
            sideBySide(m, lines);
            dialplan(m, result.happened()).ifPresent(where -> lines.add(INDENT + "  in the dialplan: " + where));
        }
        return lines;
    }

    private static String place(Mismatch m) {
        List<TestCase.Item> items = m.expectation().items();
        return m.at() < items.size()
                ? items.get(m.at()).at().fileAndLine()
                : m.expectation().at().fileAndLine();
    }

    static String what(Expectation e) {
        return e.of().isEmpty() ? e.fact().word() : e.fact().word() + " of " + e.of();
    }

    private static void sideBySide(Mismatch m, List<String> lines) {
        List<String> expected =
                m.expectation().items().stream().map(TestCase.Item::text).toList();
        List<String> happened = m.happened();
        if (m.expectation().fact() == Fact.EVENTS) {
            happened = List.of("(see below)");
        }
        lines.add(INDENT + "  " + pad("expected") + "  happened");
        int rows = Math.max(1, Math.max(expected.size(), happened.size()));
        for (int i = 0; i < rows; i++) {
            String mark = i == m.at() ? "> " : "  ";
            String left = i < expected.size() ? expected.get(i) : i == 0 ? "(nothing)" : "";
            String right = i < happened.size() ? happened.get(i) : i == 0 ? "(nothing)" : "";
            lines.add((INDENT + mark + pad(left) + "  " + right).stripTrailing());
        }
    }

    private static String pad(String text) {
        return text.length() >= COLUMN ? text : text + " ".repeat(COLUMN - text.length());
    }

    /** Where the dialplan did it, for expectations that are about its priorities. */
    private static Optional<String> dialplan(Mismatch m, Happened happened) {
        Expectation e = m.expectation();
        List<Happened.Timed> events = happened.events();
        return switch (e.fact()) {
            case PATH -> {
                List<Event.PriorityReached> path = events.stream()
                        .map(Happened.Timed::event)
                        .filter(x -> x instanceof Event.PriorityReached p
                                && Happened.phoneOf(p.channel()).equals(e.of()))
                        .map(x -> (Event.PriorityReached) x)
                        .toList();
                int index = Math.min(m.at(), path.size() - 1);
                yield index < 0 ? Optional.empty() : at(path.get(index), happened);
            }
            case VARIABLES -> {
                String name = e.of().substring(e.of().indexOf(' ') + 1);
                String phone = e.of().substring(0, e.of().indexOf(' '));
                yield setter(events, happened, phone, name);
            }
            case DIALSTATUS -> setter(events, happened, happened.firstCaller(), "DIALSTATUS");
            case HANGUP -> lastPriority(events, happened, e.of());
            default -> Optional.empty();
        };
    }

    private static Optional<String> setter(List<Happened.Timed> events, Happened happened, String phone, String name) {
        Optional<String> where = Optional.empty();
        Event.PriorityReached last = null;
        for (Happened.Timed timed : events) {
            if (timed.event() instanceof Event.PriorityReached p
                    && Happened.phoneOf(p.channel()).equals(phone)) {
                last = p;
            } else if (timed.event() instanceof Event.VariableSet v
                    && last != null
                    && Happened.phoneOf(v.channel()).equals(phone)
                    && v.name().replaceFirst("^_+", "").equals(name)) {
                where = at(last, happened);
            }
        }
        return where;
    }

    private static Optional<String> lastPriority(List<Happened.Timed> events, Happened happened, String phone) {
        return events.reversed().stream()
                .filter(t -> t.event() instanceof Event.PriorityReached p
                        && Happened.phoneOf(p.channel()).equals(phone))
                .findFirst()
                .flatMap(t -> at((Event.PriorityReached) t.event(), happened));
    }

    private static Optional<String> at(Event.PriorityReached p, Happened happened) {
        return happened.priority(p.channel()).map(x -> x.location().fileAndLine() + " " + Happened.described(p));
    }

    /** The last line: how many, and how long it took. */
    public static String summary(List<Result> results, Duration took) {
        var parts = new ArrayList<String>();
        for (Status status : Status.values()) {
            long count = results.stream().filter(r -> r.status() == status).count();
            if (count > 0 || status == Status.PASSED) {
                parts.add(count + " "
                        + switch (status) {
                            case PASSED -> "passed";
                            case FAILED -> "failed";
                            case SKIPPED -> "skipped";
                            case BROKEN -> "could not run";
                        });
            }
        }
        return String.join(", ", parts) + String.format(Locale.ROOT, " in %.2f s", took.toNanos() / 1e9);
    }
}
