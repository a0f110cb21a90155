package org.hookswitch.dialplan;

import java.util.Arrays;
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

    /** Arrays, not collections: a walk through a large plan is a walk through cold memory. */
    private static final class Node {
        private static final Node[] NO_BRANCHES = {};
        private static final Extension[] NO_EXTENSIONS = {};

        /** The characters that branches of a single character take, in order; beside them, those branches. */
        char[] singles = {};

        Node[] singleBranches = NO_BRANCHES;
        /** The sets of the other branches, in order; beside them, those branches. */
        String[] sets = {};

        Node[] setBranches = NO_BRANCHES;
        /** Patterns that end here with a dot, with an exclamation mark, or at all. */
        Extension[] some = NO_EXTENSIONS;

        Extension[] any = NO_EXTENSIONS;
        Extension[] end = NO_EXTENSIONS;
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
        Extension[] same = extensions.toArray(new Extension[0]);
        switch (pattern.tail()) {
            case SOME -> node.some = same;
            case ANY -> node.any = same;
            case NONE -> node.end = same;
        }
    }

    private static Node single(Node node, char c) {
        int at = Arrays.binarySearch(node.singles, c);
        if (at >= 0) {
            return node.singleBranches[at];
        }
        at = -at - 1;
        char[] singles = Arrays.copyOf(node.singles, node.singles.length + 1);
        System.arraycopy(node.singles, at, singles, at + 1, node.singles.length - at);
        singles[at] = c;
        node.singles = singles;
        node.singleBranches = withBranch(node.singleBranches, at);
        return node.singleBranches[at];
    }

    private static Node set(Node node, String place) {
        int at = Arrays.binarySearch(node.sets, place, ExtensionPattern::comparePlaces);
        if (at >= 0) {
            return node.setBranches[at];
        }
        at = -at - 1;
        String[] sets = Arrays.copyOf(node.sets, node.sets.length + 1);
        System.arraycopy(node.sets, at, sets, at + 1, node.sets.length - at);
        sets[at] = place;
        node.sets = sets;
        node.setBranches = withBranch(node.setBranches, at);
        return node.setBranches[at];
    }

    private static Node[] withBranch(Node[] branches, int at) {
        Node[] more = Arrays.copyOf(branches, branches.length + 1);
        System.arraycopy(branches, at, more, at + 1, branches.length - at);
        more[at] = new Node();
        return more;
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
        int single = Arrays.binarySearch(node.singles, c);
        if (single >= 0) {
            Outcome outcome = walk(node.singleBranches[single], text, at + 1, query, visitor);
            if (outcome != Outcome.OPEN) {
                return outcome;
            }
        }
        for (int i = 0; i < node.sets.length; i++) {
            if (node.sets[i].indexOf(c) >= 0) {
                Outcome outcome = walk(node.setBranches[i], text, at + 1, query, visitor);
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

    private static boolean anyTaken(Extension[] extensions, Predicate<Extension> visitor) {
        for (Extension extension : extensions) {
            if (visitor.test(extension)) {
                return true;
            }
        }
        return false;
    }
}
