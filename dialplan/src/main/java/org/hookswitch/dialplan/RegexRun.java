package org.hookswitch.dialplan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One match of a compiled pattern against a text: all ways through the program at once, character by character. One
 * thread, one use.
 */
final class RegexRun {

    private final List<RegexInstruction> program;
    private final String text;
    private Threads current;
    private Threads following;
    private final int[] pending;

    private int bestStart = -1;
    private int bestEnd = -1;
    private int groupStart = -1;
    private int groupEnd = -1;

    RegexRun(List<RegexInstruction> program, String text) {
        this.program = program;
        this.text = text;
        this.current = new Threads(program.size());
        this.following = new Threads(program.size());
        // Every instruction is entered at most once a character and leaves at most two behind.
        this.pending = new int[4 * (2 * program.size() + 2)];
    }

    Optional<PosixRegex.Match> match(boolean atStart) {
        for (int at = 0; at <= text.length(); at++) {
            if (bestStart < 0 && (at == 0 || !atStart)) {
                follow(current, 0, at, at, -1, -1);
            }
            if (current.count == 0 && (bestStart >= 0 || atStart)) {
                break;
            }
            step(at);
            Threads done = current;
            current = following;
            following = done;
            following.clear();
        }
        return bestStart < 0
                ? Optional.empty()
                : Optional.of(new PosixRegex.Match(bestStart, bestEnd, groupStart, groupEnd));
    }

    private void step(int at) {
        for (int i = 0; i < current.count; i++) {
            int place = current.place[i];
            int start = current.start[i];
            if (bestStart >= 0 && start > bestStart) {
                continue;
            }
            switch (program.get(place)) {
                case RegexInstruction.Accept() -> accept(i, at);
                case RegexInstruction.Take(CharacterSet set) -> {
                    if (at < text.length() && set.holds(text.charAt(at))) {
                        follow(following, place + 1, at + 1, start, current.groupStart[i], current.groupEnd[i]);
                    }
                }
                default -> {
                    // The others were followed when the place was entered.
                }
            }
        }
    }

    private void accept(int i, int at) {
        int start = current.start[i];
        if (bestStart < 0 || start < bestStart || at > bestEnd) {
            bestStart = start;
            bestEnd = at;
            groupStart = current.groupStart[i];
            groupEnd = current.groupEnd[i];
        }
    }

    /** Enters a place and all that is reached from it without taking a character, the preferred ways first. */
    private void follow(Threads threads, int from, int at, int start, int groupFrom, int groupTo) {
        int top = push(0, from, groupFrom, groupTo);
        while (top > 0) {
            top -= 3;
            int place = pending[top];
            int first = pending[top + 1];
            int last = pending[top + 2];
            if (!threads.enter(place)) {
                continue;
            }
            switch (program.get(place)) {
                case RegexInstruction.Jump(int target) -> top = push(top, target, first, last);
                case RegexInstruction.Fork(int preferred, int other) -> {
                    top = push(top, other, first, last);
                    top = push(top, preferred, first, last);
                }
                case RegexInstruction.Save(int slot) ->
                    top = slot == 0 ? push(top, place + 1, at, -1) : push(top, place + 1, first, at);
                case RegexInstruction.Assert(RegexInstruction.Place where) -> {
                    if (where.holds(text, at)) {
                        top = push(top, place + 1, first, last);
                    }
                }
                default -> threads.add(place, start, first, last);
            }
        }
    }

    private int push(int top, int place, int groupFrom, int groupTo) {
        pending[top] = place;
        pending[top + 1] = groupFrom;
        pending[top + 2] = groupTo;
        return top + 3;
    }

    /** The ways under way between two characters, the preferred first. */
    private static final class Threads {
        final int[] place;
        final int[] start;
        final int[] groupStart;
        final int[] groupEnd;
        final boolean[] entered;
        int count;

        Threads(int size) {
            place = new int[size];
            start = new int[size];
            groupStart = new int[size];
            groupEnd = new int[size];
            entered = new boolean[size];
        }

        boolean enter(int at) {
            if (entered[at]) {
                return false;
            }
            entered[at] = true;
            return true;
        }

        void add(int at, int from, int groupFrom, int groupTo) {
            place[count] = at;
            start[count] = from;
            groupStart[count] = groupFrom;
            groupEnd[count] = groupTo;
            count++;
        }

        void clear() {
            count = 0;
            Arrays.fill(entered, false);
        }
    }
}
