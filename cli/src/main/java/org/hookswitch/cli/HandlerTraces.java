package org.hookswitch.cli;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.event.Events;
import org.hookswitch.pbx.spi.Command;
import org.jspecify.annotations.Nullable;

/**
 * {@code handlers trace …}: keeps the traces of the latest {@value #KEPT} routines while it is on, and shows them. While it
 * is off, nothing is noted and a routine costs what it costs without a trace.
 *
 * <p>Thread-safe; a part of the switch, which closes it.
 */
final class HandlerTraces implements AutoCloseable {

    static final int KEPT = 1000;
    private static final int SHOWN = 20;

    private final Pbx pbx;
    private final ArrayDeque<Event.RoutineRan> ring = new ArrayDeque<>();
    private Events.@Nullable Subscription subscription;

    private HandlerTraces(Pbx pbx) {
        this.pbx = pbx;
    }

    static HandlerTraces of(Pbx pbx) {
        return pbx.part(HandlerTraces.class, HandlerTraces::new);
    }

    List<Command> all() {
        return List.of(
                new Command("handlers trace on", "", "Keep traces of routines from now on", (none, out) -> on(out)),
                new Command(
                        "handlers trace off", "", "Keep no more traces, forget those kept", (none, out) -> off(out)),
                new Command("handlers trace last", "[count]", "Show the latest traces", this::last),
                new Command("handlers trace channel", "<channel>", "Show the traces of a channel", this::channel));
    }

    private synchronized void on(PrintWriter out) {
        if (subscription == null) {
            subscription = pbx.events().subscribe("handlers trace", this::note, List.of(Event.RoutineRan.class));
        }
        out.println("Traces of routines are kept: the latest " + KEPT + ".");
    }

    private synchronized void off(PrintWriter out) {
        close();
        ring.clear();
        out.println("Traces of routines are not kept.");
    }

    private synchronized void note(Event event) {
        if (event instanceof Event.RoutineRan ran && subscription != null) {
            if (ring.size() == KEPT) {
                ring.removeFirst();
            }
            ring.addLast(ran);
        }
    }

    private void last(List<String> given, PrintWriter out) {
        int count = given.isEmpty()
                ? SHOWN
                : given.getFirst().matches("[0-9]{1,4}") ? Integer.parseInt(given.getFirst()) : 0;
        if (count < 1) {
            out.println("A count is 1 to " + KEPT + ", not " + given.getFirst() + ".");
            return;
        }
        show(out, count, ran -> true);
    }

    private void channel(List<String> given, PrintWriter out) {
        show(out, KEPT, ran -> ran.channel().name().equalsIgnoreCase(given.getFirst()));
    }

    private void show(PrintWriter out, int most, Predicate<Event.RoutineRan> wanted) {
        List<Event.RoutineRan> fitting;
        synchronized (this) {
            if (subscription == null) {
                out.println("Traces are not kept; 'handlers trace on' keeps them.");
                return;
            }
            fitting = ring.stream().filter(wanted).toList();
        }
        List<Event.RoutineRan> shown = fitting.subList(Math.max(0, fitting.size() - most), fitting.size());
        shown.forEach(ran -> print(ran, out));
        out.println(shown.size() + (shown.size() == 1 ? " routine" : " routines"));
    }

    private static void print(Event.RoutineRan ran, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%s %s on %s: %s%s, %d priorities, %.3f ms, %s%s",
                ran.started(),
                ran.binding().stage().word(),
                ran.channel().name(),
                ran.location(),
                ran.arguments().isEmpty() ? "" : "(" + String.join(",", ran.arguments()) + ")",
                ran.priorities(),
                ran.took().toNanos() / 1e6,
                ran.outcome(),
                ran.outcome().returned().isEmpty() ? "" : " '" + ran.outcome().returned() + "'"));
        out.println("    bound by " + ran.binding().described());
        ran.changes().forEach(c -> out.println("    " + c.name() + ": '" + c.before() + "' -> '" + c.after() + "'"));
        ran.breaches().forEach(b -> out.println("    " + b.sentence()));
    }

    /** Keeps nothing any more. */
    @Override
    public synchronized void close() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }
}
