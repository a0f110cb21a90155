package org.hookswitch.dialplan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * The options of an application: letters, some with an argument in parentheses, as in {@code gU(screen^1)L(60000)}.
 *
 * <p>Immutable. An argument ends at the parenthesis that closes it; it may be in double quotes as a whole, which hides
 * parentheses in it. A backslash outside quotes makes the next character ordinary and goes. Of a letter given twice the
 * last counts.
 */
public final class Options {

    /** No options. */
    public static final Options NONE = new Options(new LinkedHashMap<>());

    private final SequencedSet<Character> letters;
    private final SequencedMap<Character, Optional<String>> arguments;

    private Options(SequencedMap<Character, Optional<String>> arguments) {
        this.arguments = Collections.unmodifiableSequencedMap(arguments);
        this.letters = Collections.unmodifiableSequencedSet(arguments.sequencedKeySet());
    }

    /** Reads options; what is wrong with them is left out. */
    public static Options parse(String text) {
        return parse(text, problem -> {});
    }

    /**
     * Reads options.
     *
     * @param problem is told of a parenthesis that is never closed, in a sentence without a full stop; that option and
     *     what follows are left out
     */
    public static Options parse(String text, Consumer<String> problem) {
        if (text.isEmpty()) {
            return NONE;
        }
        LinkedHashMap<Character, Optional<String>> found = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (at >= text.length() || text.charAt(at) != '(') {
                found.put(letter, Optional.empty());
                continue;
            }
            StringBuilder argument = new StringBuilder();
            int close = argument(text, at + 1, argument);
            if (close < 0) {
                problem.accept("the parenthesis of option '" + letter + "' is never closed in '" + text + "'");
                break;
            }
            found.put(letter, Optional.of(argument.toString()));
            at = close + 1;
        }
        return new Options(found);
    }

    /** Reads an argument; the answer is where its parenthesis closes, or -1. */
    private static int argument(String text, int from, StringBuilder argument) {
        boolean quotable = from < text.length() && text.charAt(from) == '"';
        boolean quoted = false;
        int depth = 1;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                char next = text.charAt(++at);
                if (quoted && next != '"') {
                    argument.append(c);
                }
                argument.append(next);
                continue;
            }
            if (c == '"' && quotable) {
                quoted = !quoted;
                continue;
            }
            if (c == '(' && !quoted) {
                depth++;
            } else if (c == ')' && !quoted && --depth == 0) {
                return at;
            }
            argument.append(c);
        }
        return -1;
    }

    /** Whether a letter is given, with or without an argument. */
    public boolean has(char letter) {
        return arguments.containsKey(letter);
    }

    /** What stands in the parentheses of a letter; empty when the letter is not given or has none. */
    public Optional<String> argument(char letter) {
        return arguments.getOrDefault(letter, Optional.empty());
    }

    /** The letters given, in order of their first appearance. */
    public SequencedSet<Character> letters() {
        return letters;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        arguments.forEach((letter, argument) -> {
            text.append(letter.charValue());
            argument.ifPresent(value -> text.append('(').append(value).append(')'));
        });
        return text.toString();
    }
}
