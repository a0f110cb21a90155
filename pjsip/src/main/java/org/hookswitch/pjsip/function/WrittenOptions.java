package org.hookswitch.pjsip.function;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;

/** Options of a section as text, as they were written or as they are by default. Stateless. */
final class WrittenOptions {

    private WrittenOptions() {}

    /** The value of an option; empty when there is no such option, or it is nobody's business. */
    static Optional<String> read(Settings settings, String name) {
        return settings.type().option(name).filter(spec -> !spec.isSecret()).map(spec -> text(settings, spec, name));
    }

    private static String text(Settings settings, OptionSpec<?> spec, String name) {
        List<Option> written = settings.written(spec).stream()
                .filter(option -> spec.names().size() == 1 || option.isNamed(name))
                .toList();
        if (written.isEmpty()) {
            return spec.defaultText().orElse("");
        }
        return spec.isRepeatable()
                ? written.stream().map(Option::value).collect(Collectors.joining(","))
                : written.getLast().value();
    }
}
