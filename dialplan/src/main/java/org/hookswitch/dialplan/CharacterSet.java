package org.hookswitch.dialplan;

import java.util.BitSet;

/** A set of characters: those below 256 as bits, all others by one answer. Built by one thread, then only read. */
final class CharacterSet {

    private static final int SMALL = 256;

    private final BitSet members = new BitSet(SMALL);
    private final BitSet large = new BitSet();
    private boolean negated;

    static CharacterSet any() {
        return new CharacterSet().negate();
    }

    CharacterSet add(char c) {
        (c < SMALL ? members : large).set(c);
        return this;
    }

    CharacterSet addRange(char from, char to) {
        for (int c = from; c <= to; c++) {
            add((char) c);
        }
        return this;
    }

    CharacterSet addAll(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            add(characters.charAt(i));
        }
        return this;
    }

    CharacterSet negate() {
        negated = !negated;
        return this;
    }

    /** Adds the other case of every letter. */
    CharacterSet ignoreCase() {
        BitSet both = (BitSet) members.clone();
        both.or(large);
        both.stream().forEach(c -> {
            add(Character.toLowerCase((char) c));
            add(Character.toUpperCase((char) c));
        });
        return this;
    }

    boolean holds(char c) {
        return (c < SMALL ? members : large).get(c) != negated;
    }
}
