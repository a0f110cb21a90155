package org.hookswitch.dialplan;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A regular expression as POSIX calls it extended, which is what every pattern of a dialplan is written in.
 *
 * <p>Immutable; safe for any thread. Matches in time proportional to the text, whatever the pattern: no pattern that a
 * caller's digits get into can make the switch stand still. The match is the leftmost and, of those, the longest, as
 * POSIX demands ({@code a|ab} takes both letters of {@code ab}); which characters the groups get is decided by taking as
 * much as possible from left to right. Understood beyond POSIX, as glibc does: {@code \w \W \s \S \b \B \< \>}. Back
 * references are not.
 */
public final class PosixRegex {

    private final String pattern;
    private final List<RegexInstruction> program;
    private final int groups;

    PosixRegex(String pattern, List<RegexInstruction> program, int groups) {
        this.pattern = pattern;
        this.program = List.copyOf(program);
        this.groups = groups;
    }

    /**
     * What matched, as offsets into the text.
     *
     * @param start where the match begins
     * @param end behind its last character
     * @param groupStart where the first group's match begins, or -1 when it took no part
     * @param groupEnd behind the first group's last character, or -1
     */
    public record Match(int start, int end, int groupStart, int groupEnd) {}

    /**
     * Compiles a pattern.
     *
     * @param problem is told, in one sentence without a full stop, when the pattern is malformed and the result empty
     */
    public static Optional<PosixRegex> compile(String pattern, Consumer<String> problem) {
        return compile(pattern, false, problem);
    }

    /** Compiles a pattern that takes capital and small letters for the same where asked to. */
    public static Optional<PosixRegex> compile(String pattern, boolean ignoreCase, Consumer<String> problem) {
        try {
            return Optional.of(new RegexCompiler(pattern, ignoreCase).compile());
        } catch (RegexCompiler.Malformed malformed) {
            problem.accept(
                    "the regular expression '" + Quotation.of(pattern) + "' is malformed: " + malformed.getMessage());
            return Optional.empty();
        }
    }

    /** The pattern as written. */
    public String pattern() {
        return pattern;
    }

    /** How many groups the pattern has. */
    public int groups() {
        return groups;
    }

    /** The leftmost match, anywhere in the text. */
    public Optional<Match> find(String text) {
        return new RegexRun(program, text).match(false);
    }

    /** The longest match that begins with the text. */
    public Optional<Match> matchAtStart(String text) {
        return new RegexRun(program, text).match(true);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
