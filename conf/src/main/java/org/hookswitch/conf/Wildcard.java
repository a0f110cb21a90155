package org.hookswitch.conf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The name of a file with {@code *}, {@code ?} and sets such as {@code [a-z]} or {@code [!a]}, as fnmatch(3) reads it.
 *
 * <p>Immutable. Takes at most the product of the two lengths, whatever the stars.
 */
final class Wildcard {

    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;
    private static final int SET = -3;

    /** The characters of the pattern, or one of the above; beside a set, its members. */
    private record Token(int kind, BitSet members, boolean negated) {
        boolean takes(char c) {
            return switch (kind) {
                case ANY_ONE -> true;
                case SET -> members.get(c) != negated;
                default -> kind == c;
            };
        }
    }

    private final List<Token> tokens = new ArrayList<>();

    private Wildcard() {}

    static Wildcard parse(String pattern) {
        Wildcard wildcard = new Wildcard();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int close = c == '[' ? pattern.indexOf(']', i + 2) : -1;
            if (close > 0 && wildcard.set(pattern.substring(i + 1, close))) {
                i = close;
            } else {
                wildcard.add(c == '*' ? ANY_RUN : c == '?' ? ANY_ONE : c);
            }
        }
        return wildcard;
    }

    private void add(int kind) {
        tokens.add(new Token(kind, new BitSet(0), false));
    }

    /** Reads what stands between brackets; false when it is no set, such as {@code [z-a]}, whose characters are plain. */
    private boolean set(String members) {
        boolean negated = members.startsWith("!") || members.startsWith("^");
        String set = negated ? members.substring(1) : members;
        if (set.isEmpty()) {
            return false;
        }
        BitSet taken = new BitSet();
        for (int i = 0; i < set.length(); i++) {
            boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
            char to = set.charAt(range ? i + 2 : i);
            if (to < set.charAt(i)) {
                return false;
            }
            taken.set(set.charAt(i), to + 1);
            i += range ? 2 : 0;
        }
        tokens.add(new Token(SET, taken, negated));
        return true;
    }

    boolean matches(String name) {
        int at = 0;
        int token = 0;
        int star = -1;
        int taken = 0;
        while (at < name.length()) {
            if (token < tokens.size() && tokens.get(token).kind() == ANY_RUN) {
                star = token++;
                taken = at;
            } else if (token < tokens.size() && tokens.get(token).takes(name.charAt(at))) {
                token++;
                at++;
            } else if (star >= 0) {
                // The last star takes one more; those before it need never take more than they did.
                token = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        while (token < tokens.size() && tokens.get(token).kind() == ANY_RUN) {
            token++;
        }
        return token == tokens.size();
    }
}
