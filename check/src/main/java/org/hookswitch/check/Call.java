package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.check.Substitutions.Piece;
import org.hookswitch.pbx.spi.ApplicationSpec;

/**
 * A call of an application as a priority writes it, or as ExecIf, Exec and their like have it inside.
 *
 * <p>Immutable.
 *
 * @param name the application as written
 * @param key the name in small letters
 * @param spec its table, when it exists here or in Asterisk
 * @param text all of its arguments
 * @param at where they begin in the arguments of the priority
 * @param conditional whether the priority may go by without calling it
 */
record Call(String name, String key, Optional<ApplicationSpec> spec, String text, int at, boolean conditional) {

    /** The calls of a priority: the one written, then those inside it. */
    static List<Call> of(String application, String arguments, Vocabulary vocabulary) {
        List<Call> calls = new ArrayList<>(1);
        add(calls, application, arguments, 0, false, vocabulary, 0);
        return List.copyOf(calls);
    }

    private static void add(
            List<Call> calls, String name, String text, int at, boolean conditional, Vocabulary vocabulary, int depth) {
        Vocabulary.Named named = vocabulary.named(name);
        calls.add(new Call(name, named.key(), named.application(), text, at, conditional));
        if (depth > 4) {
            return;
        }
        switch (named.key()) {
            case "execif", "execiftime" -> {
                int question = Branches.question(text);
                if (question >= 0) {
                    for (Piece branch : Branches.of(text, question)) {
                        inner(calls, branch, at, true, vocabulary, depth);
                    }
                }
            }
            case "exec", "tryexec" -> inner(calls, new Piece(text, 0), at, conditional, vocabulary, depth);
            default -> {
                // Other applications call none.
            }
        }
    }

    private static void inner(
            List<Call> calls, Piece written, int at, boolean conditional, Vocabulary vocabulary, int depth) {
        Piece piece = written.stripped();
        int open = piece.text().indexOf('(');
        String name = (open < 0 ? piece.text() : piece.text().substring(0, open)).strip();
        if (name.isEmpty() || Substitutions.any(name) || !name.chars().allMatch(Call::isNameCharacter)) {
            return;
        }
        int close = open < 0 ? -1 : piece.text().lastIndexOf(')');
        String arguments = open < 0
                ? ""
                : piece.text()
                        .substring(open + 1, close > open ? close : piece.text().length());
        int from = open < 0 ? piece.at() : piece.at() + open + 1;
        add(calls, name, arguments, at + from, conditional, vocabulary, depth + 1);
    }

    private static boolean isNameCharacter(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    boolean is(String otherKey) {
        return key.equals(otherKey);
    }

    boolean has(ApplicationSpec.Trait trait) {
        return spec.isPresent() && spec.get().is(trait);
    }

    /** The text at its commas, each piece with its offset in the text; not kept, since a plan has very many calls. */
    List<Piece> arguments() {
        return text.isEmpty() ? List.of() : Substitutions.split(text, ',');
    }

    /** The argument at an index from 0; empty when it is not there. */
    Piece argument(int index) {
        List<Piece> arguments = arguments();
        return index < arguments.size() ? arguments.get(index) : new Piece("", text.length());
    }

    /** The options of the application as written, when it has any. */
    Optional<Piece> options() {
        int index = spec.map(ApplicationSpec::optionsIndex).orElse(-1);
        if (index < 0) {
            return Optional.empty();
        }
        List<Piece> arguments = arguments();
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    /** What is written in the parentheses of an option letter, with its offset in {@link #text}. */
    Optional<Piece> option(char letter) {
        return option(options(), letter);
    }

    /** The same, for who asks for several letters of the same options. */
    static Optional<Piece> option(Optional<Piece> options, char letter) {
        return options.filter(piece -> piece.text().indexOf(letter) >= 0)
                .flatMap(piece -> letters(piece).stream()
                        .filter(option ->
                                option.letter() == letter && option.argument().isPresent())
                        .reduce((first, last) -> last)
                        .flatMap(OptionUse::argument));
    }

    /** The option letters that are written, those that a substitution may add left out. */
    static List<OptionUse> letters(Piece options) {
        List<OptionUse> letters = new ArrayList<>();
        String text = options.text();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("${", at) || text.startsWith("$[", at)) {
                at = Substitutions.end(text, at);
                continue;
            }
            char letter = text.charAt(at);
            int open = at + 1;
            if (open < text.length() && text.charAt(open) == '(') {
                int close = Substitutions.closing(text, open);
                letters.add(new OptionUse(
                        letter,
                        Optional.of(new Piece(text.substring(open + 1, close), options.at() + open + 1)),
                        options.at() + at));
                at = close + 1;
            } else {
                letters.add(new OptionUse(letter, Optional.empty(), options.at() + at));
                at++;
            }
        }
        return letters;
    }

    /**
     * An option letter where it is written.
     *
     * @param argument what stands in its parentheses
     * @param at where the letter stands
     */
    record OptionUse(char letter, Optional<Piece> argument, int at) {}
}
