package org.hookswitch.apps.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.simulate.Exploration;
import org.junit.jupiter.api.Test;

/** The same seed is the same run, event for event; another seed is another order, where the order is free. */
class DeterminismTest {

    /** {@code -Druns=1000} takes half a minute. */
    private static final int RUNS = Integer.getInteger("runs", 250);

    private static final int SEEDS = 4;

    @Test
    void manyRunsGiveOneEventLogPerSeed() {
        Map<Long, List<Event>> logs = new HashMap<>();
        Map<Long, Busy.Run> first = new TreeMap<>();
        long began = System.nanoTime();
        for (int i = 0; i < RUNS; i++) {
            long seed = 1 + i % SEEDS;
            Busy.Run run = Busy.play(seed);
            first.putIfAbsent(seed, run);
            List<Event> log = logs.putIfAbsent(seed, run.events());
            if (log != null && !log.equals(run.events())) {
                throw new AssertionError("run " + i + ", seed " + seed + ": " + firstDifference(log, run.events()));
            }
        }
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        Busy.Run one = Objects.requireNonNull(first.get(1L));
        System.out.printf(
                "determinism: %d runs of %d channels, %d events and %d free choices a run, %d ms; event logs: %d for %d seeds%n",
                RUNS, Busy.CHANNELS, one.events().size(), one.choices(), took, logs.size(), SEEDS);
        first.forEach((seed, run) -> System.out.printf("determinism: seed %d, at the lock:%s%n", seed, run.turns()));
        assertThat(channels(one)).isEqualTo(Busy.CHANNELS);
        assertThat(one.choices()).isGreaterThan(100);
        assertThat(first.values().stream().map(Busy.Run::events).distinct()).hasSize(SEEDS);
        assertThat(first.values().stream().map(Busy.Run::turns).distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void theOrderDoesNotDependOnTheProcess() throws IOException, InterruptedException {
        String here = Busy.digest(Busy.play(7));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-p",
                System.getProperty("jdk.module.path"),
                "--add-modules",
                "org.hookswitch.apps",
                "-cp",
                System.getProperty("java.class.path"),
                Busy.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String there = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(there).isZero();
        assertThat(there.lines().toList()).last().isEqualTo(here);
    }

    @Test
    void otherSeedsAreOtherOrders() {
        Exploration.Result result =
                Exploration.of(seed -> Busy.play(seed).order()).run(50).orThrow();
        assertThat(result.played()).isEqualTo(50);
        assertThat(result.distinct()).isEqualTo(50);
    }

    private static String firstDifference(List<Event> expected, List<Event> found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            if (!expected.get(i).equals(found.get(i))) {
                return "event " + i + " was\n" + expected.get(i) + "\nand is\n" + found.get(i);
            }
        }
        return expected.size() + " events, then " + found.size();
    }

    private static long channels(Busy.Run run) {
        return run.events().stream()
                .filter(Event.ChannelCreated.class::isInstance)
                .count();
    }
}
