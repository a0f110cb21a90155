package org.hookswitch.pbx.spi;

import java.util.List;

/**
 * The table that describes a function. Immutable.
 *
 * @param usage as users call it: {@code CUT(varname,char-delim,range-spec)}
 * @param minimum fewest arguments
 * @param maximum most arguments; the last takes all that follows, commas and all
 * @param words the values that its first argument may have, when these are a closed list
 * @param dangerous refused when it comes from outside (a manager's or web client's request) unless the operator allows it
 */
public record FunctionSpec(
        String name,
        String synopsis,
        String usage,
        int minimum,
        int maximum,
        List<String> words,
        boolean readable,
        boolean writable,
        Danger dangerous) {

    /** Which direction can do harm. */
    public enum Danger {
        NONE,
        READ,
        WRITE,
        BOTH
    }

    public FunctionSpec {
        words = List.copyOf(words);
    }

    /** A function that is only read. */
    public static FunctionSpec read(String name, String synopsis, String usage, int minimum, int maximum) {
        return new FunctionSpec(name, synopsis, usage, minimum, maximum, List.of(), true, false, Danger.NONE);
    }

    /** A function that is read and written. */
    public static FunctionSpec readWrite(String name, String synopsis, String usage, int minimum, int maximum) {
        return new FunctionSpec(name, synopsis, usage, minimum, maximum, List.of(), true, true, Danger.NONE);
    }

    /** A function that is only written. */
    public static FunctionSpec write(String name, String synopsis, String usage, int minimum, int maximum) {
        return new FunctionSpec(name, synopsis, usage, minimum, maximum, List.of(), false, true, Danger.NONE);
    }

    public FunctionSpec withWords(String... closedList) {
        return new FunctionSpec(
                name, synopsis, usage, minimum, maximum, List.of(closedList), readable, writable, dangerous);
    }

    public FunctionSpec withDanger(Danger danger) {
        return new FunctionSpec(name, synopsis, usage, minimum, maximum, words, readable, writable, danger);
    }
}
