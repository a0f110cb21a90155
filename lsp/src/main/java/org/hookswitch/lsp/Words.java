package org.hookswitch.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Registry;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * The words that a dialplan may use: the applications and functions of a switch, and the variables that it sets itself.
 *
 * <p>Any thread. The table of built-in variables is {@code variables.tsv} beside this class: name, tab, help.
 */
public final class Words {

    private static final String TABLE = "variables.tsv";

    /** A variable that is not the dialplan's own; {@code by} names the application that sets it, or is empty. */
    record Variable(String name, String help, String by, List<String> values) {}

    private final Registry registry;
    private final Map<String, Variable> variables = new TreeMap<>();

    private Words(Registry registry) {
        this.registry = registry;
        readTable();
        registry.applications().forEach(application -> {
            ApplicationSpec spec = application.spec();
            spec.variables()
                    .forEach(v ->
                            variables.putIfAbsent(v.name(), new Variable(v.name(), v.help(), spec.name(), v.values())));
        });
    }

    /** The words of a switch. */
    public static Words of(Registry registry) {
        return new Words(registry);
    }

    /** The words of this switch with all that its module path holds; nothing is started. */
    public static Words ofThisSwitch() {
        try (Pbx pbx = Pbx.builder().build()) {
            return of(pbx.registry());
        }
    }

    private void readTable() {
        try (InputStream in = Words.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing from the module");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(fields -> variables.put(fields[0], new Variable(fields[0], fields[1], "", List.of())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Registry registry() {
        return registry;
    }

    Optional<ApplicationSpec> application(String name) {
        return registry.application(name).map(Application::spec);
    }

    List<ApplicationSpec> applications() {
        return registry.applications().stream().map(Application::spec).toList();
    }

    Optional<FunctionSpec> function(String name) {
        return registry.function(name).map(DialplanFunction::spec);
    }

    List<FunctionSpec> functions() {
        return registry.functions().stream()
                .map(DialplanFunction::spec)
                .sorted(Comparator.comparing(FunctionSpec::name))
                .toList();
    }

    Optional<Variable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Collection<Variable> variables() {
        return variables.values();
    }
}
