package org.hookswitch.lsp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.FunctionSpec;

/** What is shown of a name when the mouse rests on it, in Markdown. Immutable; any thread. */
final class Help {

    private final Words words;

    Help(Words words) {
        this.words = words;
    }

    /** The help for what a cursor is on. */
    Optional<String> of(Mention mention, Snapshot snapshot) {
        return switch (mention) {
            case Mention.ApplicationName a -> words.application(a.name()).map(this::application);
            case Mention.FunctionName f -> words.function(f.name()).map(this::function);
            case Mention.OptionLetter o ->
                words.application(o.application())
                        .flatMap(spec -> spec.option(o.letter()))
                        .map(option -> option(o.application(), option));
            case Mention.VariableName v -> Optional.of(variable(v.name(), snapshot));
            case Mention.ContextName c -> context(c.name(), snapshot);
            case Mention.LabelName l -> Optional.of(step(l.step()));
            case Mention.PlaceName p -> place(p, snapshot);
        };
    }

    String application(ApplicationSpec spec) {
        StringBuilder text =
                new StringBuilder(code(spec.usage())).append(spec.synopsis()).append("\n\n");
        if (!spec.description().isEmpty()) {
            text.append(spec.description()).append("\n\n");
        }
        for (ApplicationSpec.Parameter parameter : spec.parameters()) {
            text.append("- `")
                    .append(parameter.name())
                    .append("`: ")
                    .append(parameter.help())
                    .append('\n');
        }
        if (!spec.options().isEmpty()) {
            text.append("\nOptions:\n\n");
            spec.options()
                    .forEach(option -> text.append("- `")
                            .append(letter(option))
                            .append("`: ")
                            .append(option.help())
                            .append('\n'));
        }
        if (!spec.variables().isEmpty()) {
            text.append("\nVariables:\n\n");
            spec.variables()
                    .forEach(variable -> text.append("- `")
                            .append(variable.name())
                            .append("`: ")
                            .append(variable.help())
                            .append(values(variable.values()))
                            .append('\n'));
        }
        return text.toString().strip();
    }

    private static String values(List<String> values) {
        return values.isEmpty() ? "" : " (" + String.join(", ", values) + ")";
    }

    private static String code(String text) {
        return "```asterisk\n" + text + "\n```\n";
    }

    static String letter(ApplicationSpec.Option option) {
        return option.argument().isEmpty()
                ? String.valueOf(option.letter())
                : option.letter() + "(" + option.argument() + ")";
    }

    String option(String application, ApplicationSpec.Option option) {
        return "`" + letter(option) + "`, option of " + application + ": " + option.help();
    }

    String function(FunctionSpec spec) {
        StringBuilder text = new StringBuilder(code("${" + spec.usage() + "}")).append(spec.synopsis());
        if (!spec.readable()) {
            text.append("\n\nIt can only be set.");
        } else if (spec.writable()) {
            text.append("\n\nIt can be read and set.");
        }
        if (!spec.words().isEmpty()) {
            text.append("\n\nIts first argument is one of ")
                    .append(spec.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private String variable(String name, Snapshot snapshot) {
        StringBuilder text = new StringBuilder(code("${" + name + "}"));
        Optional<Words.Variable> known = words.variable(name);
        if (known.isPresent()) {
            Words.Variable variable = known.get();
            text.append(variable.help()).append(values(variable.values()));
            if (!variable.by().isEmpty()) {
                text.append(", set by ").append(variable.by());
            }
        } else if (name.matches("ARG[0-9]+")) {
            text.append("argument ").append(name.substring(3)).append(" of the subroutine");
        }
        String global = snapshot.plan().globals().get(name);
        if (global != null) {
            text.append(known.isPresent() ? "\n\n" : "")
                    .append("global variable, `")
                    .append(global)
                    .append("` at load");
        }
        return text.toString().strip();
    }

    private Optional<String> context(String name, Snapshot snapshot) {
        return snapshot.plan()
                .context(name)
                .map(context -> code("[" + name + "]") + context.extensions().size() + " extensions"
                        + (context.includes().isEmpty()
                                ? ""
                                : ", includes "
                                        + context.includes().stream()
                                                .map(include -> "`" + include.context() + "`")
                                                .collect(Collectors.joining(", "))));
    }

    private Optional<String> place(Mention.PlaceName place, Snapshot snapshot) {
        Places.Found found = snapshot.places().of(place);
        return found.steps().isEmpty()
                ? Optional.empty()
                : Optional.of(found.steps().stream().map(Help::step).collect(Collectors.joining("\n\n")));
    }

    private static String step(Step step) {
        String label = step.label() == null ? "" : "(" + step.label() + ")";
        return code("[" + step.context() + "]\nexten => " + step.exten() + "," + step.priority() + label + ","
                + step.application() + "(...)");
    }
}
