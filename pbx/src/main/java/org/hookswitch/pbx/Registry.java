package org.hookswitch.pbx;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.Command;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.jspecify.annotations.Nullable;

/**
 * The applications, functions, technologies and commands that this switch has, found without regard to case (functions by
 * their exact name, as dialplans write them in capitals).
 *
 * <p>Thread-safe.
 */
public final class Registry {

    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<String, DialplanFunction> functions = new ConcurrentHashMap<>();
    private final Map<String, ChannelDriver> drivers = new ConcurrentHashMap<>();
    private final Map<String, Command> commands = new ConcurrentHashMap<>();

    Registry() {}

    public void add(Application application) {
        applications.put(key(application.spec().name()), application);
    }

    public void add(DialplanFunction function) {
        functions.put(function.spec().name(), function);
    }

    public void add(ChannelDriver driver) {
        drivers.put(key(driver.technology()), driver);
    }

    public void add(Command command) {
        commands.put(command.words(), command);
    }

    public Optional<Application> application(String name) {
        return Optional.ofNullable(applications.get(key(name)));
    }

    public Optional<DialplanFunction> function(String name) {
        return Optional.ofNullable(lookup(name));
    }

    @Nullable
    DialplanFunction lookup(String name) {
        return functions.get(name);
    }

    public Optional<ChannelDriver> driver(String technology) {
        return Optional.ofNullable(drivers.get(key(technology)));
    }

    /** All applications by name. */
    public Collection<Application> applications() {
        var byName = new TreeMap<String, Application>(String.CASE_INSENSITIVE_ORDER);
        applications.values().forEach(a -> byName.put(a.spec().name(), a));
        return byName.values();
    }

    /** All functions by name. */
    public Collection<DialplanFunction> functions() {
        return new TreeMap<>(functions).values();
    }

    /** All technologies by name. */
    public Collection<ChannelDriver> drivers() {
        return new TreeMap<>(drivers).values();
    }

    /** All commands of the command line by their words. */
    public Collection<Command> commands() {
        return new TreeMap<>(commands).values();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
