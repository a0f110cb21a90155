package org.hookswitch.rehearse;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Registry;
import org.hookswitch.rehearse.Result.Status;
import org.hookswitch.simulate.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Runs tests: each on a switch of its own, in virtual time.
 *
 * <p>Thread-safe; a test runs in the calling thread, and two runs have nothing in common.
 */
public final class Rehearsal {

    /** A dialplan that goes in a circle without waiting never lets the time of a test go on. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Registry applications;
    private final Configuration.Fitting fitting;

    /**
     * @param applications applications and functions that the switches have
     * @param fitting makes of configuration files what a real start makes of them
     */
    public Rehearsal(Registry applications, Configuration.Fitting fitting) {
        this.applications = applications;
        this.fitting = fitting;
    }

    /** Runs a test once. */
    public Result run(TestCase test, long seed) {
        long began = System.nanoTime();
        if (test.skip().isPresent()) {
            return result(
                    test,
                    seed,
                    Status.SKIPPED,
                    List.of(),
                    Happened.nothing(),
                    test.skip().get(),
                    began);
        }
        var diagnostics = new Diagnostics();
        var configuration = new Configuration(test.setting());
        var time = new PlanTime();
        Conf conf = configuration.fileOrEmpty("extensions.conf", diagnostics);
        Plan plan = PlanReader.with(time).read(conf, diagnostics);
        if (diagnostics.hasErrors()) {
            return broken(test, seed, diagnostics.render(), began);
        }
        try (Simulation simulation = Simulation.of(plan, seed, test.world().time(), builder -> {
            builder.withApplicationsOf(applications).part(KeyValueStore.class, KeyValueStore.inMemory());
            fitting.fit(configuration, plan, builder, diagnostics);
        })) {
            time.of(simulation);
            if (diagnostics.hasErrors()) {
                return broken(test, seed, diagnostics.render(), began);
            }
            return run(test, seed, plan, simulation, began);
        }
    }

    /**
     * Begins one call by hand, on a switch with the phones of its pjsip.conf.
     *
     * @param as the phone that calls
     * @param out is given what happens, a line at a time
     * @return the call; empty, with diagnostics, when the configuration has errors or no such phone
     */
    public Optional<Trial> trial(
            Path folder, String as, String number, long seed, Consumer<String> out, Diagnostics diagnostics) {
        var setting = new TestCase.Setting(Optional.of(folder), Map.of());
        var configuration = new Configuration(setting);
        var time = new PlanTime();
        Plan plan = PlanReader.with(time).read(configuration.fileOrEmpty("extensions.conf", diagnostics), diagnostics);
        List<TestCase.Phone> phones = TestFiles.configured(setting);
        List<String> names = phones.stream().map(TestCase.Phone::name).toList();
        SourceLocation at = SourceLocation.ofFile("pjsip.conf");
        if (!names.contains(as)) {
            diagnostics.add(Diagnostic.error(at, "there is no phone '" + as + "'")
                    .withExpected(names.isEmpty() ? "sections with type = endpoint" : Form.listed(names)));
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        var test = new TestCase(
                "a call by hand",
                at,
                Optional.empty(),
                setting,
                TestFiles.world(Optional.empty()),
                phones,
                List.of(new TestCase.Act(Duration.ZERO, as, new Deed.Calls(number, Optional.empty()), at)),
                List.of(),
                false,
                Duration.ofHours(1));
        Simulation simulation = Simulation.of(plan, seed, Instant.now(), builder -> {
            builder.withApplicationsOf(applications).part(KeyValueStore.class, KeyValueStore.inMemory());
            fitting.fit(configuration, plan, builder, diagnostics);
        });
        time.of(simulation);
        if (diagnostics.hasErrors()) {
            simulation.close();
            return Optional.empty();
        }
        var stage = new Stage(test, plan, simulation);
        stage.set();
        return Optional.of(new Trial(as, names, simulation, stage, out));
    }

    private Result run(TestCase test, long seed, Plan plan, Simulation simulation, long began) {
        var stage = new Stage(test, plan, simulation);
        stage.set();
        var late = new AtomicBoolean();
        Thread watch = Thread.ofVirtual().name("patience").start(() -> {
            try {
                Thread.sleep(PATIENCE);
                late.set(true);
                hangUpAll(simulation.pbx());
            } catch (InterruptedException inTime) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            simulation.clock().run(test.atMost());
        } catch (IllegalStateException e) {
            return broken(test, seed, "the run failed: " + e.getCause(), began);
        } finally {
            watch.interrupt();
        }
        Happened happened = stage.happened();
        if (late.get()) {
            return broken(
                    test,
                    seed,
                    "the test does not come to an end: perhaps the dialplan goes in a circle without waiting",
                    began);
        }
        List<Result.Mismatch> mismatches = Comparison.of(test, happened);
        boolean passed = mismatches.isEmpty() && happened.problems().isEmpty();
        return result(test, seed, passed ? Status.PASSED : Status.FAILED, mismatches, happened, "", began);
    }

    private static void hangUpAll(Pbx pbx) {
        pbx.channels().all().forEach(c -> c.hangup(HangupCause.NORMAL_CLEARING, "the end of the test's patience"));
    }

    private static Result broken(TestCase test, long seed, String why, long began) {
        return result(test, seed, Status.BROKEN, List.of(), Happened.nothing(), why, began);
    }

    private static Result result(
            TestCase test,
            long seed,
            Status status,
            List<Result.Mismatch> mismatches,
            Happened happened,
            String why,
            long began) {
        return new Result(
                test,
                seed,
                status,
                List.copyOf(mismatches),
                happened,
                why,
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** The clock that includes with times look at: the simulation's, which is made after the plan. */
    private static final class PlanTime extends Clock {
        private volatile @Nullable Simulation simulation;

        void of(Simulation newSimulation) {
            simulation = newSimulation;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            Simulation s = simulation;
            return s == null ? Simulation.START : s.clock().now();
        }
    }
}
