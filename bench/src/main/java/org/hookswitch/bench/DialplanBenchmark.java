package org.hookswitch.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hookswitch.check.Checker;
import org.hookswitch.check.Report;
import org.hookswitch.check.Sources;
import org.hookswitch.check.Vocabulary;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Match;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Pbx;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The dialplan under JMH: loading and checking 100,000 extensions, looking one up, and priorities of a loop.
 *
 * <p>{@code bench/jmh [PATTERN]}. Loading and checking are timed one by one, each in a JVM of its own after three rounds;
 * {@link BigPlan} gives the first round, that of a cold JVM.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class DialplanBenchmark {

    private static final String FILE = "extensions.conf";

    /** The large plan, as text and read. */
    @State(Scope.Benchmark)
    public static class Large {
        private final String text = BigPlan.text();
        private final Plan plan = read(text);

        private static Plan read(String text) {
            return PlanReader.with(Clock.systemUTC())
                    .read(ConfReader.in(Path.of(".")).readText(FILE, text), new Diagnostics());
        }
    }

    /** A switch with nothing but its applications and functions. */
    @State(Scope.Benchmark)
    public static class Switch {
        private final Pbx pbx = Pbx.builder().plan(DialplanLoop.plan()).build();

        /** Ends it. */
        @TearDown
        public void close() {
            pbx.close();
        }
    }

    /** What is looked up: another tenant each time. */
    @State(Scope.Thread)
    public static class Dialled {
        /** A plain name, a pattern, a pattern of an included context, and nothing. */
        @Param({"1005", "4223555", "*97", "7"})
        public String number = "";

        private final String[] contexts = new String[1024];
        private int next;

        /** Chooses the tenants. */
        @Setup(Level.Trial)
        public void choose() {
            for (int i = 0; i < contexts.length; i++) {
                contexts[i] = BigPlan.context(i * 4);
            }
        }

        String context() {
            return contexts[next++ & 1023];
        }
    }

    /** Reads the file's text and compiles the plan. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 3)
    @Measurement(iterations = 5)
    public Plan load(Large large) {
        return Large.read(large.text);
    }

    /** Checks the plan with every rule. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 3)
    @Measurement(iterations = 5)
    public Report check(Large large, Switch with) {
        return new Checker(Vocabulary.of(with.pbx.registry())).check(Sources.ofTexts(Map.of(FILE, large.text)));
    }

    /** Finds an extension. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Optional<Match> lookUp(Large large, Dialled dialled) {
        return large.plan.match(dialled.context(), dialled.number, "");
    }

    /** Counts to a million: two priorities a turn, and the figure is that of one priority. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @OperationsPerInvocation(2 * DialplanLoop.TURNS)
    @Warmup(iterations = 2, time = 2)
    @Measurement(iterations = 3, time = 2)
    public void priority(Switch with) {
        DialplanLoop.run(with.pbx, "count");
    }
}
