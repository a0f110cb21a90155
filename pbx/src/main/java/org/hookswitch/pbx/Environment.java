package org.hookswitch.pbx;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The environment variables of the switch: those of its process, and what {@code ENV()} has changed of them since, which
 * programs started by the dialplan see too. A Java process cannot change its own.
 *
 * <p>A part of the switch; thread-safe.
 */
public final class Environment {

    private final Map<String, Optional<String>> changed = new ConcurrentHashMap<>();

    private Environment() {}

    /** The environment of a switch. */
    public static Environment of(Pbx pbx) {
        return pbx.part(Environment.class, p -> new Environment());
    }

    /** The value of a variable; empty when it has none. */
    public String get(String name) {
        Optional<String> set = changed.get(name);
        if (set != null) {
            return set.orElse("");
        }
        String inherited = System.getenv(name);
        return inherited == null ? "" : inherited;
    }

    /** Sets a variable; an empty value removes it. */
    public void set(String name, String value) {
        changed.put(name, value.isEmpty() ? Optional.empty() : Optional.of(value));
    }

    /** Makes the environment of a program that is about to be started the same. */
    public void applyTo(ProcessBuilder program) {
        changed.forEach((name, value) -> value.ifPresentOrElse(
                v -> program.environment().put(name, v),
                () -> program.environment().remove(name)));
    }
}
