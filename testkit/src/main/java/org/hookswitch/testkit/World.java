package org.hookswitch.testkit;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.rehearse.TestCase;

/** What surrounds the switch under test. Confined to one thread. */
public final class World {

    private final SequencedMap<String, Optional<Duration>> sounds = new LinkedHashMap<>();
    private final SequencedMap<String, String> database = new LinkedHashMap<>();
    private final SequencedMap<String, String> globals = new LinkedHashMap<>();
    private final SequencedMap<String, DeviceState> devices = new LinkedHashMap<>();
    private final SequencedMap<String, TestCase.Command> commands = new LinkedHashMap<>();
    private final SequencedMap<String, String> curl = new LinkedHashMap<>();
    private final SequencedMap<String, TestCase.Script> scripts = new LinkedHashMap<>();
    private Optional<LocalDateTime> time = Optional.empty();

    World() {}

    /** When the test begins, by this machine's time zone; a Monday morning unless it is said. */
    public World time(LocalDateTime moment) {
        time = Optional.of(moment);
        return this;
    }

    /** How long a sound lasts; a second unless it is said. */
    public World sound(String name, Duration length) {
        sounds.put(name, Optional.of(length));
        return this;
    }

    /** What stands in the database at a path: {@code family/key}. */
    public World database(String path, String value) {
        database.put(path, value);
        return this;
    }

    public World global(String name, String value) {
        globals.put(name, value);
        return this;
    }

    /** The state of a device, such as {@code PJSIP/bob} or {@code Custom:night}. */
    public World device(String device, DeviceState state) {
        devices.put(device, state);
        return this;
    }

    /** How a command of the operating system ends; else with 0. */
    public World command(String command, int status, String output) {
        commands.put(command, new TestCase.Command(status, output));
        return this;
    }

    /** What CURL gets from an address; {@code *} stands for anything. */
    public World curl(String address, String answer) {
        curl.put(address, answer);
        return this;
    }

    /** What an AGI script does: the AGISTATUS that it leaves, and the variables that it sets. */
    public World agi(String script, String status, SequencedMap<String, String> sets) {
        scripts.put(script, new TestCase.Script(status, sets));
        return this;
    }

    void clear() {
        time = Optional.empty();
        sounds.clear();
        database.clear();
        globals.clear();
        devices.clear();
        commands.clear();
        curl.clear();
        scripts.clear();
    }

    TestCase.World build() {
        return new TestCase.World(
                time.map(t -> t.atZone(ZoneId.systemDefault()).toInstant()).orElseGet(Dialplan::defaultTime),
                new LinkedHashMap<>(sounds),
                new LinkedHashMap<>(database),
                new LinkedHashMap<>(globals),
                new LinkedHashMap<>(devices),
                new LinkedHashMap<>(commands),
                new LinkedHashMap<>(curl),
                new LinkedHashMap<>(scripts));
    }
}
