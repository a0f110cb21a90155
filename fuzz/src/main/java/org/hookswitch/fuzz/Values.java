package org.hookswitch.fuzz;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hookswitch.dialplan.Scope;
import org.hookswitch.dialplan.Template;
import org.jspecify.annotations.Nullable;

/** Variables and functions for templates: {@code ${a}}, {@code ${b}} and some more, one of them large. One thread. */
final class Values implements Scope {

    private static final String LARGE = "1234567890".repeat(2_000);

    private final Map<String, String> variables = new HashMap<>();

    Values(String a, String b) {
        variables.put("a", a);
        variables.put("b", b);
        variables.put("EXTEN", "918005551212");
        variables.put("large", LARGE);
    }

    Values with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Without the large one: what is read thousands of times over takes its length as often, and that is no fault. */
    Values withShortTexts() {
        return with("large", LARGE.substring(0, 200));
    }

    @Override
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    @Override
    public String function(String name, String arguments) {
        return switch (name) {
            case "LEN" -> Integer.toString(arguments.length());
            case "ECHO" -> arguments;
            case "TOUPPER" -> arguments.toUpperCase(Locale.ROOT);
            case "QUOTE" -> '"' + arguments + '"';
            case "TWICE" -> arguments.length() < Template.MAX_LENGTH / 2 ? arguments.repeat(2) : arguments;
            default -> "";
        };
    }

    @Override
    public void warn(String message) {
        Promise.holds(!message.isEmpty(), "a warning without words");
    }
}
