package org.hookswitch.conf.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hookswitch.conf.Option;
import org.jspecify.annotations.Nullable;

/**
 * One option of a {@link SectionType}: its name, the type of its value, its default and one line of help.
 *
 * <p>Immutable, compared by identity: keep it in a constant, it is the key to {@link Settings#get}. Made from a {@link
 * Draft} that is finished by saying what holds when the option is not there:
 *
 * <pre>{@code
 * static final OptionSpec<String> CONTEXT =
 *         OptionSpec.of("context", Values.string()).help("Where its calls enter the dialplan.").defaultsTo("default");
 * }</pre>
 *
 * @param <T> what {@link Settings#get} gives
 */
public final class OptionSpec<T> {

    private final Names names;
    private final String help;
    private final String valueText;
    private final Optional<String> defaultText;
    private final boolean secret;
    private final boolean required;
    private final boolean repeatable;
    private final Optional<Unsupported> unsupported;
    private final OptionReader<T> reader;

    private record Names(List<String> canonical, List<String> aliases) {}

    private record Unsupported(String reason, List<String> harmless) {}

    private OptionSpec(
            Names names,
            String help,
            String valueText,
            Optional<String> defaultText,
            boolean secret,
            Presence presence,
            Optional<Unsupported> unsupported,
            OptionReader<T> reader) {
        this.names = names;
        this.help = help;
        this.valueText = valueText;
        this.defaultText = defaultText;
        this.secret = secret;
        this.required = presence == Presence.REQUIRED;
        this.repeatable = presence == Presence.REPEATED;
        this.unsupported = unsupported;
        this.reader = reader;
    }

    private enum Presence {
        REQUIRED,
        OPTIONAL,
        REPEATED
    }

    /** Begins an option with one value. */
    public static <V> Draft<V> of(String name, ValueType<V> type) {
        return new Draft<>(List.of(name), type);
    }

    /**
     * All lines of one or several names, unparsed and in the order they were written: for options that work together,
     * such as {@code allow} and {@code disallow}.
     */
    public static OptionSpec<List<Option>> lines(String help, String... names) {
        return new OptionSpec<>(
                new Names(List.of(names), List.of()),
                help,
                "text",
                Optional.empty(),
                false,
                Presence.REPEATED,
                Optional.empty(),
                (occurrences, _) -> Optional.of(List.copyOf(occurrences)));
    }

    /**
     * An access list of {@code permit} and {@code deny} lines, under those names or others. Each line may hold several
     * subnets separated by commas; an exclamation mark before one turns its sense.
     */
    public static OptionSpec<Acl> acl(String permit, String deny, String help) {
        return new OptionSpec<>(
                new Names(List.of(permit, deny), List.of()),
                help,
                Values.list(Values.subnet()).describe(),
                Optional.empty(),
                false,
                Presence.REPEATED,
                Optional.empty(),
                new AclReader(permit));
    }

    /**
     * An option that Asterisk knows and this switch does not.
     *
     * @param harmless values that ask for nothing, such as {@code no}; with them the option is passed over in silence
     */
    public static OptionSpec<List<Option>> notSupported(String name, String reason, String... harmless) {
        return new OptionSpec<>(
                new Names(List.of(name), List.of()),
                "Not supported: " + reason,
                "text",
                Optional.empty(),
                false,
                Presence.REPEATED,
                Optional.of(new Unsupported(reason, List.of(harmless))),
                (occurrences, _) -> Optional.of(List.copyOf(occurrences)));
    }

    /**
     * An option being described; finish it with {@link #defaultsTo}, {@link #optional}, {@link #required} or {@link
     * #repeated}.
     *
     * <p>Immutable.
     *
     * @param <V> the type of one value
     */
    public static final class Draft<V> {

        private final List<String> names;
        private final ValueType<V> type;
        private final String help;

        private Draft(List<String> names, ValueType<V> type) {
            this(names, type, "");
        }

        private Draft(List<String> names, ValueType<V> type, String help) {
            this.names = List.copyOf(names);
            this.type = Objects.requireNonNull(type, "type");
            this.help = Objects.requireNonNull(help, "help");
        }

        /** One line that tells an operator what the option is for. */
        public Draft<V> help(String line) {
            return new Draft<>(names, type, line);
        }

        /** Another name under which the option may be written. */
        public Draft<V> alias(String name) {
            List<String> more = new ArrayList<>(names);
            more.add(name);
            return new Draft<>(more, type, help);
        }

        /** One value, the last that is written, or this one when there is none or it cannot be read. */
        public OptionSpec<V> defaultsTo(V value) {
            return finish(
                    Optional.of(type.format(value)),
                    Presence.OPTIONAL,
                    (occurrences, report) ->
                            Optional.of(last(occurrences, report).orElse(value)));
        }

        /** One value, the last that is written, or nothing. */
        public OptionSpec<Optional<V>> optional() {
            return finish(
                    Optional.empty(),
                    Presence.OPTIONAL,
                    (occurrences, report) -> Optional.of(last(occurrences, report)));
        }

        /** One value, without which the section is not {@link Settings#isComplete() complete}. */
        public OptionSpec<V> required() {
            return finish(Optional.empty(), Presence.REQUIRED, this::last);
        }

        /** Every value that is written, in order. */
        public OptionSpec<List<V>> repeated() {
            return finish(
                    Optional.empty(),
                    Presence.REPEATED,
                    (occurrences, report) -> Optional.of(occurrences.stream()
                            .flatMap(option -> parse(option, report).stream())
                            .toList()));
        }

        private <T> OptionSpec<T> finish(Optional<String> defaultText, Presence presence, OptionReader<T> reader) {
            return new OptionSpec<>(
                    new Names(List.of(names.getFirst()), names.subList(1, names.size())),
                    help,
                    type.describe(),
                    defaultText,
                    type.isSecret(),
                    presence,
                    Optional.empty(),
                    reader);
        }

        private Optional<V> last(List<Option> occurrences, OptionReader.OptionReport report) {
            Option counting = null;
            for (Option option : occurrences) {
                if (counting != null && !counting.isInherited()) {
                    report.repeated(counting, option);
                }
                counting = option;
            }
            return counting == null ? Optional.empty() : parse(counting, report);
        }

        private Optional<V> parse(Option option, OptionReader.OptionReport report) {
            return switch (type.parse(option.value())) {
                case Parsed.Value<V>(V value) -> Optional.of(value);
                case Parsed.Doubtful<V>(V value, Parsed.Problem<V> doubt) -> {
                    report.warning(option, doubt);
                    yield Optional.of(value);
                }
                case Parsed.Problem<V> problem -> {
                    report.error(option, problem);
                    yield Optional.empty();
                }
            };
        }
    }

    /** The name, or the first of several that work together. */
    public String name() {
        return names.canonical().getFirst();
    }

    /** The names to show: one, or several that work together. */
    public List<String> names() {
        return names.canonical();
    }

    /** Other names under which the option may be written. */
    public List<String> aliases() {
        return names.aliases();
    }

    /** One line of help. */
    public String help() {
        return help;
    }

    /** What may be written as a value, in a few words. */
    public String valueText() {
        return valueText;
    }

    /** The default as it would be written; empty when there is none or it is the empty text. */
    public Optional<String> defaultText() {
        return defaultText.filter(text -> !text.isEmpty());
    }

    public boolean isSecret() {
        return secret;
    }

    public boolean isRequired() {
        return required;
    }

    public boolean isRepeatable() {
        return repeatable;
    }

    /** Why the option is not supported; empty when it is. */
    public Optional<String> notSupportedReason() {
        return unsupported.map(Unsupported::reason);
    }

    boolean isHarmless(String value) {
        return unsupported
                .map(notSupported -> notSupported.harmless().stream().anyMatch(value::equalsIgnoreCase))
                .orElse(true);
    }

    /** Every name in lower case. */
    List<String> keys() {
        List<String> keys = new ArrayList<>(names.canonical());
        keys.addAll(names.aliases());
        return keys.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    Optional<T> read(List<Option> occurrences, OptionReader.OptionReport report) {
        return reader.read(occurrences, report);
    }

    /** What holds when the option is not written. */
    Optional<T> readAbsent() {
        return reader.read(List.of(), OptionReader.OptionReport.NONE);
    }

    /** What {@link #read} gave for this very spec, with its type again. */
    @SuppressWarnings("unchecked") // Settings keep each value under the spec that read it.
    Optional<T> cast(@Nullable Object value) {
        return Optional.ofNullable((T) value);
    }

    @Override
    public String toString() {
        return String.join("/", names.canonical());
    }
}
