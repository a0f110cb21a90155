package org.hookswitch.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A call drawn as a ladder: a column for each party, an arrow for each message, a mark where something ran.
 *
 * <p>Thread-safe: entries are added from any thread; {@link #draw()} puts them in order of time.
 */
final class Ladder {

    private static final int MARGIN = 11;
    private static final int GAP = 30;

    private final List<String> parties;
    private final List<Entry> entries = new ArrayList<>();

    /** @param parties names of the columns, from left to right */
    Ladder(List<String> parties) {
        this.parties = List.copyOf(parties);
    }

    private sealed interface Entry {
        Instant at();

        record Message(Instant at, int from, int to, String label) implements Entry {}

        record Mark(Instant at, int column, String text) implements Entry {}
    }

    /** A message from one party to another. */
    synchronized void message(Instant at, String from, String to, String label) {
        entries.add(new Entry.Message(at, parties.indexOf(from), parties.indexOf(to), label));
    }

    /** Something that happened at a party. */
    synchronized void mark(Instant at, String party, String text) {
        entries.add(new Entry.Mark(at, parties.indexOf(party), text));
    }

    /** The drawing, a line an entry, times in milliseconds since the first. */
    synchronized String draw() {
        var inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparing(Entry::at));
        var text = new StringBuilder(header()).append('\n');
        Instant start = inOrder.isEmpty() ? Instant.EPOCH : inOrder.getFirst().at();
        for (Entry entry : inOrder) {
            double millis = Duration.between(start, entry.at()).toNanos() / 1e6;
            text.append(String.format(Locale.ROOT, "%8.1f ", millis));
            text.append(
                            switch (entry) {
                                case Entry.Message m -> arrow(m);
                                case Entry.Mark m -> mark(m);
                            })
                    .append('\n');
        }
        return text.toString();
    }

    private String header() {
        var line = new StringBuilder("      ms ");
        for (int i = 0; i < parties.size(); i++) {
            pad(line, column(i) + MARGIN - 2 - parties.get(i).length() / 2);
            line.append(parties.get(i));
        }
        return line.toString();
    }

    private static int column(int index) {
        return index * GAP;
    }

    private static void pad(StringBuilder line, int width) {
        while (line.length() < width) {
            line.append(' ');
        }
    }

    /** The columns without anything between them. */
    private StringBuilder lifelines() {
        var line = new StringBuilder();
        for (int i = 0; i < parties.size(); i++) {
            pad(line, column(i));
            line.append('│');
        }
        return line;
    }

    private String arrow(Entry.Message m) {
        StringBuilder line = lifelines();
        int left = column(Math.min(m.from(), m.to())) + 1;
        int right = column(Math.max(m.from(), m.to())) - 1;
        for (int i = left; i <= right; i++) {
            line.setCharAt(i, '─');
        }
        boolean toTheRight = m.to() > m.from();
        line.setCharAt(toTheRight ? right : left, toTheRight ? '▶' : '◀');
        int room = right - left - 3;
        String label = m.label().length() > room ? m.label().substring(0, room - 1) + "…" : m.label();
        int begin = left + (right - left + 1 - label.length() - 2) / 2;
        line.replace(begin, begin + label.length() + 2, " " + label + " ");
        return line.toString();
    }

    private String mark(Entry.Mark m) {
        StringBuilder line = lifelines();
        int at = column(m.column());
        line.setCharAt(at, '◆');
        String text = " " + m.text();
        pad(line, at + 1 + text.length());
        line.replace(at + 1, at + 1 + text.length(), text);
        return line.toString();
    }
}
