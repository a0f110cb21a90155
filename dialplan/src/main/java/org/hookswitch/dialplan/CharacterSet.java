package org.hookswitch.dialplan;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of characters: those below 256 as bits, all others as ranges, so that a set costs what is written of it. Built by
 * one thread, then only read.
 */
final class CharacterSet {

    private static final int SMALL = 256;

    private final BitSet members = new BitSet(SMALL);
    /** Ranges of the other characters, from their first to their last; none touches another. */
    private final TreeMap<Character, Character> large = new TreeMap<>();

    private boolean negated;
    private boolean ignoreCase;

    static CharacterSet any() {
        return new CharacterSet().negate();
    }

    CharacterSet add(char c) {
        return addRange(c, c);
    }

    /** Adds the characters from one to another, which is not before it. */
    CharacterSet addRange(char from, char to) {
        if (from < SMALL) {
            members.set(from, Math.min(to, SMALL - 1) + 1);
        }
        if (to >= SMALL) {
            addLarge((char) Math.max(from, SMALL), to);
        }
        return this;
    }

    private void addLarge(char from, char to) {
        char first = from;
        char last = to;
        Map.Entry<Character, Character> touching = large.floorEntry(last);
        while (touching != null && touching.getValue() >= first) {
            first = (char) Math.min(first, touching.getKey());
            last = (char) Math.max(last, touching.getValue());
            large.remove(touching.getKey());
            touching = large.floorEntry(last);
        }
        large.put(first, last);
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

    /** From now on a letter is in the set when it is in its other case. */
    CharacterSet ignoreCase() {
        ignoreCase = true;
        return this;
    }

    boolean holds(char c) {
        boolean held = isMember(c)
                || (ignoreCase && (isMember(Character.toLowerCase(c)) || isMember(Character.toUpperCase(c))));
        return held != negated;
    }

    private boolean isMember(char c) {
        if (c < SMALL) {
            return members.get(c);
        }
        Map.Entry<Character, Character> range = large.isEmpty() ? null : large.floorEntry(c);
        return range != null && c <= range.getValue();
    }
}
