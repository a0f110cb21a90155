package org.hookswitch.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the machinery around a routine costs: a pre-bridge routine that returns at once, with nobody who reads traces and
 * with somebody.
 *
 * <p>{@code bench/jmh RoutineBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutineBenchmark {

    /** Whether somebody reads the traces. */
    @Param({"false", "true"})
    public boolean read;

    private final Pbx pbx = Pbx.builder().plan(DialplanLoop.plan()).build();
    private final Channel channel = DialplanLoop.channel(pbx, "idle");
    private final Binding binding =
            new Binding(HandlerStage.PRE_BRIDGE, "nothing,s,1", "bench", "", new Place("loops", "idle", 1));

    /** Lets somebody read. */
    @Setup
    public void subscribe() {
        if (read) {
            pbx.events().observe("bench", event -> {}, List.of(Event.RoutineRan.class));
        }
    }

    /** Ends the switch. */
    @TearDown
    public void close() {
        pbx.close();
    }

    /** Runs the routine. */
    @Benchmark
    public Outcome routine() {
        return pbx.routines().run(channel, binding);
    }
}
