package org.hookswitch.conf.table;

import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.conf.SourceLocation;

/** Makes {@link Diagnostic}s of what a table finds wrong in a section; shows no secret. One thread, one section. */
final class TableReport {

    private final SectionType type;
    private final Conf conf;
    private final Diagnostics diagnostics;

    TableReport(SectionType type, Conf conf, Diagnostics diagnostics) {
        this.type = type;
        this.conf = conf;
        this.diagnostics = diagnostics;
    }

    void unknown(Option option) {
        List<String> known =
                type.options().stream().flatMap(spec -> spec.keys().stream()).toList();
        Optional<String> near = Nearest.to(option.name(), known);
        boolean secret = near.flatMap(type::option).map(OptionSpec::isSecret).orElse(false);
        diagnostics.add(Diagnostic.warning(option.location(), "unknown option '" + option.name() + "', it is ignored")
                .withCode("conf.unknown-option")
                .withExpected("an option of " + type.name())
                .withFix(near.map(name -> "write " + name))
                .withExcerpt(excerpt(option.location(), secret)));
    }

    void notSupported(Option option, String reason) {
        diagnostics.add(
                Diagnostic.warning(option.location(), "option '" + option.name() + "' is not supported: " + reason)
                        .withCode("conf.not-supported")
                        .withExcerpt(excerpt(option.location(), false)));
    }

    void missing(Section section, OptionSpec<?> spec) {
        diagnostics.add(Diagnostic.error(
                        section.location(), "section [" + section.name() + "] needs the option '" + spec.name() + "'")
                .withCode("conf.missing-option")
                .withExpected(spec.name() + " = " + spec.valueText())
                .withExcerpt(excerpt(section.location(), false)));
    }

    OptionReader.OptionReport of(OptionSpec<?> spec) {
        return new OptionReader.OptionReport() {

            @Override
            public void error(Option option, Parsed.Problem<?> problem) {
                String otherwise = spec.defaultText()
                        .filter(_ -> !spec.isSecret())
                        .map(text -> "; the default " + text + " is used")
                        .orElse("");
                diagnostics.add(value(
                        Diagnostic.error(place(option, problem), "bad value for '" + option.name() + "'" + otherwise),
                        spec,
                        option,
                        problem));
            }

            @Override
            public void warning(Option option, Parsed.Problem<?> doubt) {
                diagnostics.add(value(
                        Diagnostic.warning(place(option, doubt), "doubtful value for '" + option.name() + "'"),
                        spec,
                        option,
                        doubt));
            }

            @Override
            public void repeated(Option earlier, Option counting) {
                diagnostics.add(Diagnostic.note(
                                earlier.location(),
                                "'" + earlier.name() + "' is written again on "
                                        + counting.location().file() + ":"
                                        + counting.location().line() + ", and the last one counts")
                        .withCode("conf.repeated-option")
                        .withExcerpt(excerpt(earlier.location(), spec.isSecret())));
            }
        };
    }

    private static SourceLocation place(Option option, Parsed.Problem<?> problem) {
        return option.locate(Math.clamp(problem.offset(), 0, option.value().length()));
    }

    private Diagnostic value(Diagnostic diagnostic, OptionSpec<?> spec, Option option, Parsed.Problem<?> problem) {
        Diagnostic complete = diagnostic
                .withCode("conf.bad-value")
                .withExpected(problem.expected())
                .withFix(problem.fix())
                .withExcerpt(excerpt(diagnostic.location(), spec.isSecret()));
        return spec.isSecret() ? complete : complete.withFound("'" + option.value() + "'");
    }

    private Optional<String> excerpt(SourceLocation location, boolean secret) {
        return secret ? conf.excerptWithoutValue(location) : conf.excerpt(location);
    }
}
