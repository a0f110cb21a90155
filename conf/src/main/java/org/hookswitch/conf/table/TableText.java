package org.hookswitch.conf.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints tables for people: samples, Markdown, help. */
final class TableText {

    private TableText() {}

    static String sample(SectionType type, String sectionName, Optional<String> typeLine) {
        StringBuilder text = new StringBuilder();
        text.append("; ").append(type.help()).append('\n');
        text.append('[').append(sectionName).append("]\n");
        typeLine.ifPresent(line -> text.append(line).append('\n'));
        for (OptionSpec<?> option : type.options()) {
            if (option.notSupportedReason().isPresent()) {
                continue;
            }
            text.append("\n; ").append(option.help()).append('\n');
            text.append("; ").append(sentence(facts(option))).append('\n');
            String standard = escaped(shownDefault(option));
            for (String name : option.names()) {
                text.append((";" + name + " = " + standard).stripTrailing()).append('\n');
            }
        }
        return text.toString();
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static String escaped(String value) {
        return value.replace(";", "\\;");
    }

    private static String shownDefault(OptionSpec<?> option) {
        return option.isSecret() ? "" : option.defaultText().orElse("");
    }

    /** What may be written, and how often. */
    private static String facts(OptionSpec<?> option) {
        List<String> facts = new ArrayList<>(List.of(option.valueText()));
        if (option.isRepeatable()) {
            facts.add("may be repeated");
        }
        if (option.isRequired()) {
            facts.add("required");
        }
        if (!option.aliases().isEmpty()) {
            facts.add("also written " + String.join(", ", option.aliases()));
        }
        return String.join("; ", facts);
    }

    static String markdown(SectionType type) {
        StringBuilder text = new StringBuilder();
        text.append("## ")
                .append(type.name())
                .append("\n\n")
                .append(cell(type.help()))
                .append('\n');
        if (type.options().isEmpty()) {
            return text.toString();
        }
        text.append("\n| option | value | default | help |\n| --- | --- | --- | --- |\n");
        for (OptionSpec<?> option : type.options()) {
            String names = option.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
            String standard = shownDefault(option);
            text.append("| ")
                    .append(names)
                    .append(" | ")
                    .append(option.notSupportedReason().isPresent() ? "" : cell(facts(option)))
                    .append(" | ")
                    .append(standard.isEmpty() ? "" : "`" + cell(standard) + "`")
                    .append(" | ")
                    .append(cell(option.help()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    static String help(SectionType type) {
        int width = type.options().stream()
                .mapToInt(option -> option.toString().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        text.append("[").append(type.name()).append("]\n").append(type.help()).append('\n');
        for (OptionSpec<?> option : type.options()) {
            String names = option.toString();
            text.append("  ")
                    .append(names)
                    .append(" ".repeat(width - names.length()))
                    .append("  ")
                    .append(option.help())
                    .append('\n');
        }
        return text.toString();
    }

    static String help(OptionSpec<?> option) {
        StringBuilder text = new StringBuilder();
        text.append(option).append('\n').append(option.help()).append('\n');
        if (option.notSupportedReason().isEmpty()) {
            text.append("Value: ").append(facts(option)).append('\n');
            String standard = shownDefault(option);
            text.append("Default: ")
                    .append(standard.isEmpty() ? "none" : standard)
                    .append('\n');
        }
        return text.toString();
    }
}
