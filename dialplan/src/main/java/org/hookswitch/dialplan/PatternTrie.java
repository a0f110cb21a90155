package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The patterns of a context as a tree, one level a place, the branches of each node in the order of the search.
 *
 * <p>Filled by one thread, then only read. A walk in depth meets the matching extensions in exactly the order in which
 * a search through the sorted list would.
 */
final class PatternTrie {

    /** What a walk found out. */
    enum Outcome {
        /** Nothing that decides. */
        OPEN,
        /** The visitor took an extension. */
        FOUND,
        /** A pattern that ends in {@code !} says that no more digits are wanted. */
        CLOSED
    }

    private static final class Node {
        /** The characters that branches of a single character take, in order; beside them, those branches. */
        String singles = "";

        final List<Node> singleBranches = new ArrayList<>(1);
        /** The sets of the other branches, in order; beside them, those branches. */
        final List<String> sets = new ArrayList<>(0);

        final List<Node> setBranches = new ArrayList<>(0);
        /** Patterns that end here with a dot, with an exclamation mark, or at all. */
        List<Extension> some = List.of();

        List<Extension> any = List.of();
        List<Extension> end = List.of();
    }

    private final Node root = new Node();
    private boolean empty = true;

    boolean isEmpty() {
        return empty;
    }

    /** Adds the extensions of one pattern, in the order of the search. */
    void add(ExtensionPattern pattern, List<Extension> extensions) {
        empty = false;
        Node node = root;
        for (String place : pattern.places()) {
            node = place.length() == 1 ? single(node, place.charAt(0)) : set(node, place);
        }
        switch (pattern.tail()) {
            case SOME -> node.some = extensions;
            case ANY -> node.any = extensions;
            case NONE -> node.end = extensions;
        }
    }

    private static Node single(Node node, char c) {
        int at = 0;
        while (at < node.singles.length() && node.singles.charAt(at) < c) {
            at++;
        }
        if (at < node.singles.length() && node.singles.charAt(at) == c) {
            return node.singleBranches.get(at);
        }
        Node branch = new Node();
        node.singles = node.singles.substring(0, at) + c + node.singles.substring(at);
        node.singleBranches.add(at, branch);
        return branch;
    }

    private static Node set(Node node, String place) {
        int at = 0;
        while (at < node.sets.size() && ExtensionPattern.comparePlaces(node.sets.get(at), place) < 0) {
            at++;
        }
        if (at < node.sets.size() && node.sets.get(at).equals(place)) {
            return node.setBranches.get(at);
        }
        Node branch = new Node();
        node.sets.add(at, place);
        node.setBranches.add(at, branch);
        return branch;
    }

    /**
     * Shows the extensions whose patterns fit the text to the visitor, in order, until it takes one.
     *
     * @param text without dashes
     */
    Outcome walk(String text, MatchQuery query, Predicate<Extension> visitor) {
        return walk(root, text, 0, query, visitor);
    }

    private static Outcome walk(Node node, String text, int at, MatchQuery query, Predicate<Extension> visitor) {
        if (at == text.length()) {
            return atEnd(node, query, visitor);
        }
        char c = text.charAt(at);
        int single = node.singles.indexOf(c);
        if (single >= 0) {
            Outcome outcome = walk(node.singleBranches.get(single), text, at + 1, query, visitor);
            if (outcome != Outcome.OPEN) {
                return outcome;
            }
        }
        for (int i = 0; i < node.sets.size(); i++) {
            if (node.sets.get(i).indexOf(c) >= 0) {
                Outcome outcome = walk(node.setBranches.get(i), text, at + 1, query, visitor);
                if (outcome != Outcome.OPEN) {
                    return outcome;
                }
            }
        }
        if (anyTaken(node.some, visitor)) {
            return Outcome.FOUND;
        }
        return early(node, query, visitor);
    }

    private static Outcome atEnd(Node node, MatchQuery query, Predicate<Extension> visitor) {
        if (query != MatchQuery.EXACT && (anyBelow(node, visitor) || anyTaken(node.some, visitor))) {
            return Outcome.FOUND;
        }
        Outcome outcome = early(node, query, visitor);
        if (outcome != Outcome.OPEN || query == MatchQuery.MORE) {
            return outcome;
        }
        return anyTaken(node.end, visitor) ? Outcome.FOUND : Outcome.OPEN;
    }

    private static Outcome early(Node node, MatchQuery query, Predicate<Extension> visitor) {
        if (!anyTaken(node.any, visitor)) {
            return Outcome.OPEN;
        }
        return query == MatchQuery.MORE ? Outcome.CLOSED : Outcome.FOUND;
    }

    /** Whether any pattern that goes on below the node is taken. */
    private static boolean anyBelow(Node node, Predicate<Extension> visitor) {
        for (Node branch : node.singleBranches) {
            if (anyAt(branch, visitor)) {
                return true;
            }
        }
        for (Node branch : node.setBranches) {
            if (anyAt(branch, visitor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyAt(Node node, Predicate<Extension> visitor) {
        return anyTaken(node.some, visitor)
                || anyTaken(node.any, visitor)
                || anyTaken(node.end, visitor)
                || anyBelow(node, visitor);
    }

    private static boolean anyTaken(List<Extension> extensions, Predicate<Extension> visitor) {
        for (int i = 0; i < extensions.size(); i++) {
            if (visitor.test(extensions.get(i))) {
                return true;
            }
        }
        return false;
    }
}
