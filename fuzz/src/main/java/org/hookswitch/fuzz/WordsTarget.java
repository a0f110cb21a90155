package org.hookswitch.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.ExtensionPattern;
import org.hookswitch.dialplan.Location;
import org.hookswitch.dialplan.MatchQuery;
import org.hookswitch.dialplan.Options;
import org.hookswitch.dialplan.PosixRegex;
import org.hookswitch.dialplan.TimeSpec;

/**
 * Any text as each of the small languages of a dialplan: extension patterns, times, places, options, arguments, regular
 * expressions. The first line is what is matched, the rest the text.
 *
 * <p>One thread, the one that Jazzer calls in.
 */
public final class WordsTarget {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private WordsTarget() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 2);
        if (lines.length < 2) {
            return;
        }
        check(lines[1], lines[0]);
        if (Promise.isRepeated(lines[1])) {
            check(Promise.repeated(lines[1]), lines[0]);
        }
        if (Promise.isRepeated(lines[0])) {
            check(lines[1], Promise.repeated(lines[0]));
        }
    }

    private static void check(String text, String matched) {
        Promise.within("a pattern", () -> pattern("_" + text, matched));
        Promise.within("a name", () -> pattern(text, matched));
        Promise.within(
                "times", () -> TimeSpec.parse(text, WordsTarget::sentence).includes(NOON, ZoneOffset.UTC));
        Promise.within(
                "a place",
                () -> Location.parse(text).ifPresent(location -> {
                    location.number(1);
                    Promise.holds(!location.priority().isEmpty(), "a place without a priority");
                }));
        Promise.within("options", () -> options(text));
        Promise.within("arguments", () -> arguments(text));
        Promise.within("a regular expression", () -> regex(text, matched, false));
        Promise.within("a regular expression", () -> regex(text, matched, true));
    }

    private static void sentence(String problem) {
        Promise.holds(!problem.isEmpty(), "a problem without words");
    }

    private static void pattern(String text, String dialed) {
        Diagnostics diagnostics = new Diagnostics();
        ExtensionPattern pattern = ExtensionPattern.parse(
                text,
                offset -> {
                    Promise.holds(offset >= 0 && offset <= text.length(), "offset " + offset + " in " + text);
                    return new SourceLocation("extensions.conf", 1, offset + 1);
                },
                diagnostics);
        Promise.bounded(diagnostics.list(), 1);
        Promise.holds(pattern.source().length() <= ExtensionPattern.MAX_LENGTH, "a name without end");
        boolean exact = pattern.matches(dialed, MatchQuery.EXACT);
        pattern.matches(dialed, MatchQuery.MORE);
        Promise.holds(!exact || pattern.matches(dialed, MatchQuery.CAN), "what is an extension can become none");
        Promise.holds(pattern.matches(pattern.source()), "a name that is not its own");
        ExtensionPattern other = ExtensionPattern.parse("_" + dialed);
        int order = Integer.signum(pattern.compareTo(other));
        Promise.holds(order == -Integer.signum(other.compareTo(pattern)), "an order that depends on the side");
        Promise.holds((order == 0) == pattern.equals(other), "an order that equals does not know");
    }

    private static void options(String text) {
        Options options = Options.parse(text, WordsTarget::sentence);
        for (char letter : options.letters()) {
            Promise.holds(options.has(letter), "a letter that is not there");
            options.argument(letter);
        }
    }

    private static void arguments(String text) {
        ArgumentSplitter.split(text);
        ArgumentSplitter.split(text, '^', 3, true);
        Promise.holds(ArgumentSplitter.split(text, 2).size() <= 2, "more arguments than asked for");
        List<String> raw = ArgumentSplitter.splitRaw(text);
        Promise.holds(String.join(",", raw).equals(text), "arguments that do not make up the text");
    }

    private static void regex(String pattern, String text, boolean ignoreCase) {
        PosixRegex.compile(pattern, ignoreCase, WordsTarget::sentence).ifPresent(regex -> {
            regex.find(text).ifPresent(match -> check(match, text));
            regex.matchAtStart(text).ifPresent(match -> {
                check(match, text);
                Promise.holds(match.start() == 0, "a match that begins at " + match.start());
                Promise.holds(
                        regex.find(text).orElseThrow().start() == 0, "a match at the start that is not the leftmost");
            });
        });
    }

    private static void check(PosixRegex.Match match, String text) {
        Promise.holds(
                0 <= match.start() && match.start() <= match.end() && match.end() <= text.length(),
                match + " in a text of " + text.length());
        Promise.holds(
                match.groupStart() < 0
                        || (match.start() <= match.groupStart()
                                && match.groupStart() <= match.groupEnd()
                                && match.groupEnd() <= match.end()),
                match + " has a group outside");
    }
}
