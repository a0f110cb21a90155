package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All rules by their codes, and the texts made from them. Stateless. */
public final class Rules {

    private static final List<Rule> ALL = gather();

    private Rules() {}

    private static List<Rule> gather() {
        List<Rule> all = new ArrayList<>(LanguageRules.ALL);
        all.addAll(PlaceRules.ALL);
        all.addAll(HandlerRules.ALL);
        all.addAll(SecurityRules.ALL);
        return List.copyOf(all);
    }

    /** In the order of their codes. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rule of a code such as {@code HS0301}; letters are compared without case. */
    public static Optional<Rule> of(String code) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        return ALL.stream().filter(rule -> rule.code().equals(wanted)).findFirst();
    }

    /** The rule that stands for the code of a reader's diagnostic. */
    static Optional<Rule> ofReader(String code) {
        return ALL.stream()
                .filter(rule -> rule.readers().stream()
                        .anyMatch(reader -> reader.endsWith(".") ? code.startsWith(reader) : code.equals(reader)))
                .findFirst();
    }

    /** What {@code --explain} prints: title, explanation and both examples, lines of at most 100 characters. */
    public static String explain(Rule rule) {
        return rule.code() + ": " + rule.title() + " (" + rule.severity().word() + ")\n\n"
                + wrapped(rule.explanation()) + "\n\nWrong:\n\n" + indented(rule.wrong()) + "\nRight:\n\n"
                + indented(rule.right());
    }

    /** The page of the documentation, in Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                        # What the checker finds

                        Made by `./hookswitch check --explain all` from the table that the checker works by. A comment in the line
                        silences a code there, and says why: `; check: ignore HS0402 because the numbers come from our own list`.

                        """ + "| code | severity | what |\n| --- | --- | --- |\n");
        for (Rule rule : ALL) {
            page.append("| [")
                    .append(rule.code())
                    .append("](#")
                    .append(rule.code().toLowerCase(Locale.ROOT));
            page.append(") | ")
                    .append(rule.severity().word())
                    .append(" | ")
                    .append(rule.title())
                    .append(" |\n");
        }
        for (Rule rule : ALL) {
            page.append("\n## ")
                    .append(rule.code())
                    .append("\n\n**")
                    .append(rule.title())
                    .append(".** ");
            page.append(rule.explanation()).append("\n\nWrong:\n\n").append(indented(rule.wrong()));
            page.append("\nRight:\n\n").append(indented(rule.right()));
        }
        return page.toString();
    }

    private static String indented(String text) {
        return text.strip().indent(4);
    }

    private static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column + word.length() + 1 > 100) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
