package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables from a map, and a few functions; remembers warnings. */
final class TestScope implements Scope {

    final Map<String, String> variables = new HashMap<>();
    final List<String> warnings = new ArrayList<>();
    final List<String> calls = new ArrayList<>();

    TestScope with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    @Override
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    @Override
    public String function(String name, String arguments) {
        calls.add(name + "(" + arguments + ")");
        return switch (name) {
            case "LEN" -> Integer.toString(arguments.length());
            case "JOIN" -> arguments.replace(',', '+');
            case "NUMBER" -> "7";
            case "TEXT" -> "hello";
            case "ECHO" -> arguments;
            case "TOUPPER" -> arguments.toUpperCase(Locale.ROOT);
            default -> "";
        };
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }
}
