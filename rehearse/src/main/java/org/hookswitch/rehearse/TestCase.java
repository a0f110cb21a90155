package org.hookswitch.rehearse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.simulate.SimulatedPhone.Behaviour;

/**
 * One test: a switch, its phones, what they do, and what is expected to happen. Immutable.
 *
 * @param name of the test, with the case's values behind it where it has cases
 * @param skip why it is not run
 * @param acts what phones do at moments of the test, calls among them
 * @param nothingElse whether whatever is not expected must not happen
 * @param atMost how much virtual time it may take
 */
public record TestCase(
        String name,
        SourceLocation at,
        Optional<String> skip,
        Setting setting,
        World world,
        List<Phone> phones,
        List<Act> acts,
        List<Expectation> expectations,
        boolean nothingElse,
        Duration atMost) {

    /**
     * Where the configuration comes from.
     *
     * @param folder of configuration files; empty when all of them stand in the test
     * @param texts configuration files that stand in the test, by name
     */
    public record Setting(Optional<Path> folder, Map<String, Inline> texts) {}

    /** A configuration file that stands in a test file; its lines are numbered as there. */
    public record Inline(String file, String text) {}

    /** What surrounds the switch. */
    public record World(
            Instant time,
            SequencedMap<String, Optional<Duration>> sounds,
            SequencedMap<String, String> database,
            SequencedMap<String, String> globals,
            SequencedMap<String, DeviceState> devices,
            SequencedMap<String, Command> commands,
            SequencedMap<String, String> curl,
            SequencedMap<String, Script> agi) {}

    /** How a command of the operating system ends. */
    public record Command(int status, String output) {}

    /** What an AGI script does: which AGISTATUS it leaves, which variables it sets. */
    public record Script(String status, SequencedMap<String, String> sets) {}

    /**
     * A phone, or whatever else stands behind a channel.
     *
     * @param technology of its channels
     * @param progress when it begins to send sound before it answers
     * @param whenCalled what it does from the moment it is called
     * @param whenAnswered what it does from the moment it is connected
     */
    public record Phone(
            String name,
            String technology,
            String callerName,
            String number,
            String context,
            Behaviour behaviour,
            Optional<Duration> progress,
            List<Act> whenCalled,
            List<Act> whenAnswered,
            SourceLocation at) {}

    /** Something that a phone does, so long after the beginning of the test or of what it belongs to. */
    public record Act(Duration after, String phone, Deed deed, SourceLocation at) {}

    /**
     * One thing that must be so.
     *
     * @param of the phone, variable or key that it is about; empty where it is about the whole test
     * @param items what is expected, an item each
     */
    public record Expectation(Fact fact, String of, List<Item> items, SourceLocation at) {}

    /** One expected text: {@code *} stands for anything, {@code ...} alone for any number of others. */
    public record Item(String text, SourceLocation at) {}
}
