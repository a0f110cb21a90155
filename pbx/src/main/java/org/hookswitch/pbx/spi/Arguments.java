package org.hookswitch.pbx.spi;

import java.util.List;
import java.util.Optional;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.Options;

/**
 * The arguments of one run of an application, split by its {@link ApplicationSpec}. Immutable.
 */
public final class Arguments {

    private final String text;
    private final List<String> values;
    private final Options options;

    private Arguments(String text, List<String> values, Options options) {
        this.text = text;
        this.values = values;
        this.options = options;
    }

    /** Splits evaluated text by the table. */
    public static Arguments parse(ApplicationSpec spec, String text) {
        List<String> values = text.isEmpty()
                ? List.of()
                : ArgumentSplitter.split(
                        text,
                        spec.parameters().isEmpty()
                                        || spec.parameters().getLast().repeated()
                                ? Integer.MAX_VALUE
                                : spec.parameters().size());
        int at = spec.optionsIndex();
        Options options = at >= 0 && at < values.size() ? Options.parse(values.get(at)) : Options.NONE;
        return new Arguments(text, values, options);
    }

    /** All of it, as written after substitution. */
    public String text() {
        return text;
    }

    /** The argument at an index from 0; empty when it is not there. */
    public String get(int index) {
        return index < values.size() ? values.get(index) : "";
    }

    /** The argument at an index from 0, when it is there and not empty. */
    public Optional<String> given(int index) {
        return get(index).isEmpty() ? Optional.empty() : Optional.of(get(index));
    }

    public int count() {
        return values.size();
    }

    public List<String> all() {
        return values;
    }

    public Options options() {
        return options;
    }

    public boolean has(char option) {
        return options.has(option);
    }

    /** What stands in the parentheses of an option; empty when it is not given. */
    public Optional<String> option(char letter) {
        return options.argument(letter);
    }
}
