package org.hookswitch.apps.function.channel;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Call and pickup groups as configuration files write them: {@code 1,3-5}, each 0–63. */
final class GroupNumbers {

    private static final int LARGEST = 63;

    private GroupNumbers() {}

    /** Reads them; empty when something is no group. */
    static Optional<Set<Integer>> parse(String text) {
        var groups = new TreeSet<Integer>();
        if (text.isBlank()) {
            return Optional.of(groups);
        }
        for (String piece : text.split(",", -1)) {
            String[] ends = piece.strip().split("-", 2);
            int from = number(ends[0].strip());
            int to = ends.length == 2 ? number(ends[1].strip()) : from;
            if (from < 0 || to < from) {
                return Optional.empty();
            }
            for (int group = from; group <= to; group++) {
                groups.add(group);
            }
        }
        return Optional.of(groups);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,2}") && Integer.parseInt(text) <= LARGEST ? Integer.parseInt(text) : -1;
    }

    static String print(Set<Integer> groups) {
        return groups.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
