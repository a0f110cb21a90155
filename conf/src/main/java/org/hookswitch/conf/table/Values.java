package org.hookswitch.conf.table;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookswitch.conf.Nearest;

/** The usual types of values. Stateless; every type is immutable. */
public final class Values {

    private static final Set<String> TRUE = Set.of("yes", "true", "y", "t", "1", "on");
    private static final Set<String> FALSE = Set.of("no", "false", "n", "f", "0", "off");
    private static final int MAX_PORT = 65_535;

    private Values() {}

    private record Type<T>(
            Function<String, Parsed<T>> parser, Function<T, String> formatter, String describe, boolean isSecret)
            implements ValueType<T> {

        @Override
        public Parsed<T> parse(String text) {
            return parser.apply(text);
        }

        @Override
        public String format(T value) {
            return formatter.apply(value);
        }
    }

    /** A type of one's own: a parser, how a value is written, and what may be written in a few words. */
    public static <T> ValueType<T> of(
            Function<String, Parsed<T>> parser, Function<T, String> formatter, String describe) {
        return new Type<>(parser, formatter, describe, false);
    }

    /** Any text. */
    public static ValueType<String> string() {
        return of(Parsed::value, text -> text, "text");
    }

    /** Any text, never shown to anybody. */
    public static ValueType<String> secret() {
        return new Type<>(Parsed::value, text -> text, "a secret", true);
    }

    /** Asterisk's words for yes and no; any other word counts as no, with a warning. */
    public static ValueType<Boolean> yesNo() {
        return of(Values::parseYesNo, value -> value ? "yes" : "no", "yes or no");
    }

    private static Parsed<Boolean> parseYesNo(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Parsed.value(true);
        }
        return FALSE.contains(word)
                ? Parsed.value(false)
                : Parsed.doubtful(false, "yes or no; any other word counts as no", Optional.of("write yes or no"));
    }

    /** A whole number, both ends included. */
    public static ValueType<Integer> integer(int min, int max) {
        return integer(min, max, "a number " + range(min, max));
    }

    private static String range(int min, int max) {
        if (max == Integer.MAX_VALUE) {
            return min == Integer.MIN_VALUE ? "of any size" : "from " + min;
        }
        return "from " + min + " to " + max;
    }

    private static ValueType<Integer> integer(int min, int max, String describe) {
        return of(
                text -> {
                    try {
                        int number = Integer.parseInt(text);
                        return number < min || number > max ? Parsed.problem(describe) : Parsed.value(number);
                    } catch (NumberFormatException notANumber) {
                        return Parsed.problem(describe);
                    }
                },
                String::valueOf,
                describe);
    }

    /** A number with a decimal point, both ends included. */
    public static ValueType<Double> decimal(double min, double max) {
        String describe = "a number from " + min + " to " + max;
        return of(
                text -> {
                    try {
                        double number = Double.parseDouble(text);
                        return number >= min && number <= max ? Parsed.value(number) : Parsed.problem(describe);
                    } catch (NumberFormatException notANumber) {
                        return Parsed.problem(describe);
                    }
                },
                String::valueOf,
                describe);
    }

    /** A whole number of seconds, both ends included. */
    public static ValueType<Duration> seconds(int min, int max) {
        return map(
                integer(min, max, "seconds, " + range(min, max)),
                Duration::ofSeconds,
                d -> Math.toIntExact(d.toSeconds()));
    }

    /** A whole number of milliseconds, both ends included. */
    public static ValueType<Duration> milliseconds(int min, int max) {
        return map(
                integer(min, max, "milliseconds, " + range(min, max)),
                number -> Duration.ofMillis(number),
                d -> Math.toIntExact(d.toMillis()));
    }

    /** A type whose values are made from those of another. */
    public static <A, B> ValueType<B> map(ValueType<A> type, Function<A, B> to, Function<B, A> back) {
        return new Type<>(
                text -> switch (type.parse(text)) {
                    case Parsed.Value<A>(A value) -> Parsed.value(to.apply(value));
                    case Parsed.Doubtful<A>(A value, Parsed.Problem<A> doubt) ->
                        new Parsed.Doubtful<>(
                                to.apply(value), new Parsed.Problem<>(doubt.offset(), doubt.expected(), doubt.fix()));
                    case Parsed.Problem<A>(int offset, String expected, Optional<String> fix) ->
                        new Parsed.Problem<>(offset, expected, fix);
                },
                value -> type.format(back.apply(value)),
                type.describe(),
                type.isSecret());
    }

    /** One of the constants of an enum, written in lower case as they are named. */
    public static <E extends Enum<E>> ValueType<E> words(Class<E> constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return words(words);
    }

    /**
     * One of several words, letters compared without case.
     *
     * @param words each word with what it means, in the order they are shown; of several words for one meaning the
     *     first is written back
     */
    public static <E> ValueType<E> words(Map<String, E> words) {
        Map<String, E> known = new LinkedHashMap<>();
        words.forEach((word, meaning) -> known.put(word.toLowerCase(Locale.ROOT), meaning));
        String describe = "one of " + String.join(", ", words.keySet());
        return of(
                text -> {
                    E meaning = known.get(text.toLowerCase(Locale.ROOT));
                    return meaning != null
                            ? Parsed.value(meaning)
                            : Parsed.problem(
                                    describe, Nearest.to(text, known.keySet()).map(near -> "write " + near));
                },
                meaning -> words.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(meaning))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseGet(() -> String.valueOf(meaning)),
                describe);
    }

    /** Values separated by commas, blanks around them ignored; an empty text is an empty list. */
    public static <T> ValueType<List<T>> list(ValueType<T> element) {
        return new Type<>(
                text -> parseList(element, text),
                list -> list.stream().map(element::format).collect(Collectors.joining(",")),
                element.describe() + ", several separated by commas",
                element.isSecret());
    }

    private static <T> Parsed<List<T>> parseList(ValueType<T> element, String text) {
        List<T> values = new ArrayList<>();
        Parsed.Problem<List<T>> doubt = null;
        int offset = 0;
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int start = offset + part.length() - part.stripLeading().length();
            switch (element.parse(part.trim())) {
                case Parsed.Value<T>(T value) -> values.add(value);
                case Parsed.Doubtful<T>(T value, Parsed.Problem<T> problem) -> {
                    values.add(value);
                    doubt = new Parsed.Problem<>(start + problem.offset(), problem.expected(), problem.fix());
                }
                case Parsed.Problem<T>(int at, String expected, Optional<String> fix) -> {
                    return new Parsed.Problem<>(start + at, expected, fix);
                }
            }
            offset += part.length() + 1;
        }
        List<T> list = List.copyOf(values);
        return doubt == null ? Parsed.value(list) : new Parsed.Doubtful<>(list, doubt);
    }

    /** An address written as numbers, IPv6 with or without brackets; no name is looked up. */
    public static ValueType<InetAddress> ipAddress() {
        String describe = "an IPv4 or IPv6 address";
        return of(
                text -> Subnet.literal(text).map(Parsed::value).orElseGet(() -> Parsed.problem(describe)),
                InetAddress::getHostAddress,
                describe);
    }

    /** An address with an optional mask, such as {@code 10.0.0.0/8}. */
    public static ValueType<Subnet> subnet() {
        String describe = "an address, address/bits or address/mask";
        return of(
                text -> Subnet.parse(text).map(Parsed::value).orElseGet(() -> Parsed.problem(describe)),
                Subnet::toString,
                describe);
    }

    /** A host name or address with an optional port; not resolved. */
    public static ValueType<HostPort> hostPort(int defaultPort) {
        String describe = "host, host:port or [IPv6 address]:port";
        return of(text -> parseHostPort(text, defaultPort, describe), HostPort::toString, describe);
    }

    private static Parsed<HostPort> parseHostPort(String text, int defaultPort, String describe) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                return Parsed.problem(describe, Optional.of("close the bracket"));
            }
            String host = text.substring(1, close);
            if (Subnet.literal(host).isEmpty()) {
                return Parsed.problem(1, describe);
            }
            if (close + 1 == text.length()) {
                return Parsed.value(new HostPort(host, defaultPort));
            }
            return text.charAt(close + 1) == ':'
                    ? withPort(host, text, close + 2)
                    : Parsed.problem(close + 1, describe);
        }
        int colon = text.indexOf(':');
        if (colon != text.lastIndexOf(':')) {
            return Subnet.literal(text).isPresent()
                    ? Parsed.value(new HostPort(text, defaultPort))
                    : Parsed.problem(describe);
        }
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == ',')) {
            return Parsed.problem(describe);
        }
        return colon < 0 ? Parsed.value(new HostPort(host, defaultPort)) : withPort(host, text, colon + 1);
    }

    private static Parsed<HostPort> withPort(String host, String text, int portAt) {
        return switch (integer(0, MAX_PORT).parse(text.substring(portAt))) {
            case Parsed.Value<Integer>(Integer port) -> Parsed.value(new HostPort(host, port));
            case Parsed.Doubtful<Integer> _, Parsed.Problem<Integer> _ ->
                Parsed.problem(portAt, "a port from 0 to " + MAX_PORT);
        };
    }
}
