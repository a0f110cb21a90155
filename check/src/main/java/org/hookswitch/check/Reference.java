package org.hookswitch.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.jspecify.annotations.Nullable;

/** The names, arguments and option letters of Asterisk 22's applications and functions, from tables. Immutable. */
final class Reference {

    private final Map<String, ApplicationSpec> applications = new HashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();
    private final Set<String> variables = new HashSet<>();

    private Reference() {}

    static Reference load() {
        Reference reference = new Reference();
        rows("applications.tsv").forEach(reference::application);
        rows("functions.tsv").forEach(row -> reference.functions.add(row[0]));
        return reference;
    }

    private static List<String[]> rows(String table) {
        InputStream stream = Reference.class.getResourceAsStream(table);
        if (stream == null) {
            throw new IllegalStateException("the table " + table + " is not in the module");
        }
        List<String[]> rows = new ArrayList<>();
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    rows.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private void application(String[] row) {
        var builder = ApplicationSpec.named(row[0], "");
        for (String argument : words(row[1])) {
            argument(builder, argument, row[2]);
        }
        if (words(row[2]).stream().allMatch(Reference::isLetter)) {
            words(row[2]).forEach(option -> option(builder, option));
        }
        for (String variable : words(row[3])) {
            variables.add(variable);
            builder.sets(variable, "");
        }
        words(row[4]).forEach(trait -> builder.trait(Trait.valueOf(trait)));
        names.add(row[0]);
        applications.put(row[0].toLowerCase(Locale.ROOT), builder.build());
    }

    private static void argument(ApplicationSpec.Builder builder, String argument, String options) {
        boolean optional = argument.startsWith("[");
        String name = optional ? argument.substring(1, argument.length() - 1) : argument;
        if (name.equals("options") && words(options).stream().allMatch(Reference::isLetter)) {
            builder.options();
        } else if (optional) {
            builder.optional(name, "");
        } else {
            builder.required(name, "");
        }
    }

    private static void option(ApplicationSpec.Builder builder, String option) {
        int colon = option.indexOf(':');
        if (colon < 0) {
            builder.option(option.charAt(0), "");
        } else {
            builder.option(option.charAt(0), option.substring(colon + 1), "");
        }
    }

    private static boolean isLetter(String option) {
        return option.length() == 1 || option.charAt(1) == ':';
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split(" +", -1));
    }

    Optional<ApplicationSpec> application(String name) {
        @Nullable ApplicationSpec spec = applications.get(name.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(spec);
    }

    Set<String> applications() {
        return names;
    }

    Set<String> functions() {
        return functions;
    }

    Set<String> variables() {
        return variables;
    }
}
