package org.hookswitch.check;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hookswitch.conf.Nearest;
import org.hookswitch.pbx.Registry;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * The applications and functions a dialplan may call: those of this switch, and behind them Asterisk's, so that what is
 * only missing here is told from what exists nowhere.
 *
 * <p>Immutable as far as the registry is; any thread.
 */
public final class Vocabulary {

    /** Names of applications that are kept; more than exist come only from a plan full of mistakes. */
    private static final int MOST_NAMES = 1_000;

    private final Map<String, Named> names = new ConcurrentHashMap<>();
    private final Optional<Registry> registry;
    private final Reference reference;

    private Vocabulary(Optional<Registry> registry) {
        this.registry = registry;
        this.reference = Reference.load();
    }

    /** What a switch has. */
    public static Vocabulary of(Registry registry) {
        return new Vocabulary(Optional.of(registry));
    }

    /** What Asterisk 22 has, whether this switch has it or not. */
    public static Vocabulary ofAsterisk() {
        return new Vocabulary(Optional.empty());
    }

    /**
     * A name of an application as somebody wrote it.
     *
     * @param key the name in small letters
     * @param application its table, when it exists here or in Asterisk
     */
    record Named(String key, Optional<ApplicationSpec> application) {}

    /** What a name means; one object for all who write it the same way. */
    Named named(String name) {
        Named known = names.get(name);
        if (known != null) {
            return known;
        }
        Named made = new Named(name.toLowerCase(Locale.ROOT), application(name));
        if (names.size() < MOST_NAMES) {
            names.put(name, made);
        }
        return made;
    }

    /** The application of that name, here or in Asterisk; letters are compared without case. */
    Optional<ApplicationSpec> application(String name) {
        Optional<ApplicationSpec> own =
                registry.flatMap(r -> r.application(name)).map(Application::spec);
        return own.isPresent() ? own : reference.application(name);
    }

    /** Asterisk's application of that name. */
    Optional<ApplicationSpec> asterisksApplication(String name) {
        return reference.application(name);
    }

    /** Whether a call of an application that exists somewhere runs here. */
    boolean hasApplication(String name) {
        return registry.isEmpty() || registry.get().application(name).isPresent();
    }

    /** The table of a function of this switch; empty when only Asterisk has it, or nobody. */
    Optional<FunctionSpec> function(String name) {
        return registry.flatMap(r -> r.function(name)).map(DialplanFunction::spec);
    }

    boolean hasFunction(String name) {
        return registry.isEmpty()
                ? reference.functions().contains(name)
                : registry.get().function(name).isPresent();
    }

    boolean isAsterisksFunction(String name) {
        return reference.functions().contains(name);
    }

    Optional<String> nearestApplication(String name) {
        Collection<String> known = new TreeSet<>(reference.applications());
        registry.ifPresent(r -> r.applications().forEach(a -> known.add(a.spec().name())));
        return Nearest.to(name, known);
    }

    Optional<String> nearestFunction(String name) {
        Collection<String> known = new TreeSet<>(reference.functions());
        registry.ifPresent(r -> r.functions().forEach(f -> known.add(f.spec().name())));
        return Nearest.to(name, known);
    }

    /** Whether an application sets a variable of that name, so that its values cannot be read from the dialplan. */
    boolean isSetByApplications(String variable) {
        return reference.variables().contains(variable);
    }
}
