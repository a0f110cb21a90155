package org.hookswitch.pjsip.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Parsed;
import org.hookswitch.conf.table.ValueType;
import org.hookswitch.conf.table.Values;

/** Types of values, and kinds of options, that several tables of pjsip.conf share. Stateless. */
final class Words {

    /** Every way to write no. */
    private static final String[] NO = {"no", "false", "n", "f", "0", "off", "none"};

    private Words() {}

    /** An option that may only be switched off, since what it switches on is not there. */
    static OptionSpec<List<Option>> offOnly(String name, String reason) {
        return OptionSpec.notSupported(name, reason, NO);
    }

    /** An option that may only have its default, or be switched off. */
    static OptionSpec<List<Option>> onlyAs(String name, String reason, String... harmless) {
        String[] all = Arrays.copyOf(harmless, harmless.length + NO.length);
        System.arraycopy(NO, 0, all, harmless.length, NO.length);
        return OptionSpec.notSupported(name, reason, all);
    }

    /** An option that decides about something else that is not there: none of its values asks for anything by itself. */
    static OptionSpec<List<Option>> detailOf(String name, String what, String... harmless) {
        return OptionSpec.notSupported(name, what, harmless);
    }

    /** Names of sections, separated by commas. */
    static ValueType<List<String>> names() {
        return Values.list(Values.string());
    }

    /** Seconds that may have a fraction, such as {@code 3.0}. */
    static ValueType<Duration> decimalSeconds(double min, double max) {
        return Values.map(
                Values.decimal(min, max),
                seconds -> Duration.ofMillis(Math.round(seconds * 1000)),
                duration -> duration.toMillis() / 1000.0);
    }

    /** A word that is one of several which are all implemented, and named when it is one that is not. */
    static <T> ValueType<T> wordsWithout(ValueType<T> words, String reason, String... missing) {
        return Values.of(
                text -> {
                    for (String word : missing) {
                        if (word.equalsIgnoreCase(text)) {
                            return Parsed.problem(words.describe() + "; " + reason, Optional.empty());
                        }
                    }
                    return words.parse(text);
                },
                words::format,
                words.describe());
    }
}
