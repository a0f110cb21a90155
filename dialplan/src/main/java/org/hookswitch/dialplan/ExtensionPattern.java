package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The name of an extension: plain, or a pattern after an underscore with {@code X} (0 to 9), {@code Z} (1 to 9),
 * {@code N} (2 to 9), sets such as {@code [1-5a]}, and at its end {@code .} (one or more characters) or {@code !} (none
 * or more).
 *
 * <p>Immutable. Dashes mean nothing, neither here nor in what is dialled, except in sets; in patterns blanks mean nothing
 * either. Letters are told apart by case, save the three of the classes. The natural order is that of the search: plain
 * names first, then patterns place by place, fewer choices before more, equally many by their characters, then
 * {@code .}, then {@code !}, then the end. Follows "Pattern Matching" of Asterisk's manual.
 */
public final class ExtensionPattern implements Comparable<ExtensionPattern> {

    /** How long a name may be, in characters; a longer one is cut. Asterisk takes 79. */
    public static final int MAX_LENGTH = 1000;

    /** How many characters a range may span; of a wider one only the ends count. */
    private static final int MAX_RANGE = 256;

    private static final String X = "0123456789";
    private static final String Z = "123456789";
    private static final String N = "23456789";

    /** What stands at the end of a pattern. */
    enum Tail {
        /** One or more characters. */
        SOME,
        /** No character, or more. */
        ANY,
        /** Nothing. */
        NONE
    }

    private final String source;
    private final boolean pattern;
    /** The characters of a plain name without dashes; of a pattern, nothing. */
    private final String plain;
    /** What each place of a pattern takes, its characters in order. */
    private final List<String> places;

    private final Tail tail;

    private ExtensionPattern(String source, boolean pattern, String plain, List<String> places, Tail tail) {
        this.source = source;
        this.pattern = pattern;
        this.plain = plain;
        this.places = List.copyOf(places);
        this.tail = tail;
    }

    /** Reads a name; what is wrong with it is lost. */
    public static ExtensionPattern parse(String text) {
        return parse(text, offset -> SourceLocation.ofFile(""), new Diagnostics(1));
    }

    /** Reads a name that stands in one piece on a line. */
    public static ExtensionPattern parse(String text, SourceLocation location, Diagnostics diagnostics) {
        return parse(text, offset -> location.atColumn(Math.max(1, location.column()) + offset), diagnostics);
    }

    /**
     * Reads a name.
     *
     * @param origin where the character at an offset was written
     */
    public static ExtensionPattern parse(String text, IntFunction<SourceLocation> origin, Diagnostics diagnostics) {
        if (text.length() > MAX_LENGTH) {
            diagnostics.add(Diagnostic.error(
                            origin.apply(MAX_LENGTH),
                            "a name of " + text.length() + " characters is cut to " + MAX_LENGTH)
                    .withCode("dialplan.pattern"));
            return parse(text.substring(0, MAX_LENGTH), origin, diagnostics);
        }
        if (!text.startsWith("_")) {
            return new ExtensionPattern(text, false, withoutDashes(text), List.of(), Tail.NONE);
        }
        return new Reader(text, origin, diagnostics).read();
    }

    /** What was dialled without its dashes, which mean nothing. */
    static String withoutDashes(String text) {
        return text.indexOf('-') < 0 ? text : text.replace("-", "");
    }

    /** The name as written, with its underscore. */
    public String source() {
        return source;
    }

    /** Whether it is a pattern and no plain name. */
    public boolean isPattern() {
        return pattern;
    }

    String plain() {
        return plain;
    }

    List<String> places() {
        return places;
    }

    Tail tail() {
        return tail;
    }

    /** Whether a pattern takes any text whatever, special extensions such as {@code h} and {@code i} included. */
    boolean takesEverything() {
        return pattern && places.isEmpty() && tail != Tail.NONE;
    }

    /** Whether what was dialled is this extension. */
    public boolean matches(String dialed) {
        return matches(dialed, MatchQuery.EXACT);
    }

    /** Whether what was dialled is, or can become, this extension. */
    public boolean matches(String dialed, MatchQuery query) {
        String text = withoutDashes(dialed);
        if (!pattern) {
            return switch (query) {
                case EXACT -> plain.equals(text);
                case CAN -> plain.regionMatches(true, 0, text, 0, text.length());
                case MORE -> plain.length() > text.length() && plain.regionMatches(true, 0, text, 0, text.length());
            };
        }
        if (query != MatchQuery.MORE && dialed.equalsIgnoreCase(source)) {
            return true;
        }
        int common = Math.min(places.size(), text.length());
        for (int i = 0; i < common; i++) {
            if (places.get(i).indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        if (text.length() < places.size()) {
            return query != MatchQuery.EXACT;
        }
        boolean over = text.length() > places.size();
        return switch (tail) {
            case SOME -> over || query != MatchQuery.EXACT;
            case ANY -> query != MatchQuery.MORE;
            case NONE -> !over && query != MatchQuery.MORE;
        };
    }

    @Override
    public int compareTo(ExtensionPattern other) {
        if (pattern != other.pattern) {
            return pattern ? 1 : -1;
        }
        if (!pattern) {
            return plain.compareTo(other.plain);
        }
        int common = Math.min(places.size(), other.places.size());
        for (int i = 0; i < common; i++) {
            int order = comparePlaces(places.get(i), other.places.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (places.size() != other.places.size()) {
            return places.size() > other.places.size() ? -1 : 1;
        }
        return tail.compareTo(other.tail);
    }

    static int comparePlaces(String a, String b) {
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    /** Equal when no search can tell them apart. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExtensionPattern name
                && pattern == name.pattern
                && plain.equals(name.plain)
                && places.equals(name.places)
                && tail == name.tail;
    }

    @Override
    public int hashCode() {
        return plain.hashCode() * 31 + places.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }

    /** Reads one pattern. */
    private static final class Reader {
        private final String text;
        private final IntFunction<SourceLocation> origin;
        private final Diagnostics diagnostics;
        private final List<String> places = new ArrayList<>();
        private Tail tail = Tail.NONE;

        Reader(String text, IntFunction<SourceLocation> origin, Diagnostics diagnostics) {
            this.text = text;
            this.origin = origin;
            this.diagnostics = diagnostics;
        }

        ExtensionPattern read() {
            int at = 1;
            while (at < text.length() && tail == Tail.NONE) {
                at = place(at);
            }
            if (at < text.length()) {
                diagnostics.add(Diagnostic.warning(
                                origin.apply(at),
                                "nothing after '" + text.charAt(at - 1) + "' in a pattern has a meaning")
                        .withCode("dialplan.pattern")
                        .withFound("'" + text.substring(at) + "'")
                        .withFix("put '" + text.charAt(at - 1) + "' in brackets if the character itself is meant"));
            }
            if (places.isEmpty() && tail == Tail.NONE) {
                diagnostics.add(Diagnostic.warning(origin.apply(0), "a pattern without any place matches only nothing")
                        .withCode("dialplan.pattern"));
            }
            return new ExtensionPattern(text, true, "", places, tail);
        }

        private int place(int at) {
            char c = text.charAt(at);
            switch (c) {
                case 'X', 'x' -> places.add(X);
                case 'Z', 'z' -> places.add(Z);
                case 'N', 'n' -> places.add(N);
                case '.' -> tail = Tail.SOME;
                case '!' -> tail = Tail.ANY;
                case '-', ' ' -> {
                    // noise that makes long numbers readable
                }
                case '[' -> {
                    return set(at);
                }
                default -> places.add(String.valueOf(c));
            }
            return at + 1;
        }

        private int set(int open) {
            int close = text.indexOf(']', open);
            if (close < 0) {
                diagnostics.add(
                        Diagnostic.error(origin.apply(open), "'[' is never closed, so this pattern matches nothing")
                                .withCode("dialplan.pattern")
                                .withExpected("']'"));
                places.add("");
                return text.length();
            }
            Set<Character> members = new TreeSet<>();
            for (int at = open + 1; at < close; ) {
                boolean escaped = text.charAt(at) == '\\' && at + 1 < close;
                int from = escaped ? at + 1 : at;
                if (from + 2 < close && text.charAt(from + 1) == '-') {
                    range(members, text.charAt(from), text.charAt(from + 2), from);
                    at = from + 3;
                } else {
                    members.add(text.charAt(from));
                    at = from + 1;
                }
            }
            if (members.isEmpty()) {
                diagnostics.add(Diagnostic.warning(origin.apply(open), "an empty set is left out of the pattern")
                        .withCode("dialplan.pattern"));
                return close + 1;
            }
            StringBuilder characters = new StringBuilder();
            members.forEach(characters::append);
            places.add(characters.toString());
            return close + 1;
        }

        private void range(Set<Character> members, char from, char to, int at) {
            if (from > to) {
                diagnostics.add(Diagnostic.warning(origin.apply(at), "the range " + from + "-" + to + " runs backwards")
                        .withCode("dialplan.pattern")
                        .withFix(Optional.of(to + "-" + from)));
            }
            if (Math.abs(to - from) >= MAX_RANGE) {
                diagnostics.add(Diagnostic.warning(
                                origin.apply(at),
                                "the range " + from + "-" + to + " spans more than " + MAX_RANGE
                                        + " characters, only its ends count")
                        .withCode("dialplan.pattern"));
                members.add(from);
                members.add(to);
                return;
            }
            for (int c = Math.min(from, to); c <= Math.max(from, to); c++) {
                members.add((char) c);
            }
        }
    }
}
