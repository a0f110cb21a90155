package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Registry;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.feature.FeatureSettings;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.simulate.SimulatedPhone;
import org.hookswitch.simulate.Simulation;

/** A simulated switch that runs a dialplan given as text, with three phones: alice calls, bob and carol are called. */
final class Calls implements AutoCloseable {

    /** Applications keep no state, so all switches of these tests may have the same. */
    private static final Registry APPLICATIONS = Pbx.builder().build().registry();

    final Simulation simulation;
    final SimulatedPhone alice;
    final SimulatedPhone bob;
    final SimulatedPhone carol;

    private Calls(Simulation simulation) {
        this.simulation = simulation;
        alice = simulation.phone("alice").identifiesAs("Alice", "6001");
        bob = simulation.phone("bob").identifiesAs("Bob", "6002");
        carol = simulation.phone("carol").identifiesAs("Carol", "6003");
    }

    static Calls on(String dialplan) {
        return on(dialplan, 1, HandlerSettings.DEFAULTS);
    }

    static Calls on(String dialplan, long seed, HandlerSettings settings) {
        return on(plan(dialplan), seed, settings);
    }

    static Calls on(Plan plan, long seed, HandlerSettings settings) {
        return new Calls(
                Simulation.of(plan, seed, builder -> builder.handlers(settings).withApplicationsOf(APPLICATIONS)));
    }

    static Calls on(Plan plan, long seed, HandlerSettings settings, FeatureSettings features) {
        return new Calls(Simulation.of(
                plan,
                seed,
                builder -> builder.handlers(settings)
                        .part(FeatureSettings.class, features)
                        .withApplicationsOf(APPLICATIONS)));
    }

    static Plan plan(String dialplan) {
        var diagnostics = new Diagnostics(100);
        Plan plan = PlanReader.with(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .read(ConfReader.in(java.nio.file.Path.of(".")).readText("extensions.conf", dialplan), diagnostics);
        assertThat(diagnostics.hasErrors()).as(diagnostics.render()).isFalse();
        return plan;
    }

    /** Alice dials 100 in the context test. */
    Channel aliceCalls() {
        return alice.dials("100", "test");
    }

    Calls run() {
        simulation.run();
        return this;
    }

    Calls pass(long millis) {
        simulation.pass(millis);
        return this;
    }

    /** The routines that ran, as "stage channel outcome". */
    List<String> routines() {
        return simulation.routines().stream()
                .map(r -> r.binding().stage().word() + " " + phoneOf(r.channel().name()) + " "
                        + r.outcome().kind().word())
                .toList();
    }

    Event.RoutineRan routine(HandlerStage stage) {
        return simulation.routines().stream()
                .filter(r -> r.binding().stage() == stage)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + stage + " routine ran: " + routines()));
    }

    /** The path of a phone's channel: "exten,priority application(data)". */
    List<String> path(SimulatedPhone phone) {
        return simulation.events(Event.PriorityReached.class).stream()
                .filter(e -> phoneOf(e.channel().name()).equals(phone.name()))
                .map(e -> e.channel().place().exten() + ","
                        + e.channel().place().priority() + " " + e.application() + "(" + e.data() + ")")
                .toList();
    }

    /** The last value that a variable of a phone's channel was set to. */
    String variable(SimulatedPhone phone, String name) {
        return simulation.events(Event.VariableSet.class).stream()
                .filter(e -> phoneOf(e.channel().name()).equals(phone.name())
                        && e.name().replaceFirst("^_+", "").equals(name))
                .reduce((a, b) -> b)
                .map(Event.VariableSet::value)
                .orElse("(never set)");
    }

    /** Nothing is left over: no channel, no bridge, no thread but the subscriber's, no alarm. */
    void assertNothingIsLeft() {
        // One thread still delivers events to the simulation.
        assertNothingIsLeft(1);
    }

    private void assertNothingIsLeft(int threads) {
        assertThat(simulation.pbx().channels().all()).isEmpty();
        assertThat(simulation.pbx().bridges().all()).isEmpty();
        assertThat(simulation.clock().living()).as("threads of control").isEqualTo(threads);
        assertThat(simulation.clock().pending()).as("alarms").isZero();
    }

    private static String phoneOf(String channelName) {
        int slash = channelName.indexOf('/');
        int dash = channelName.lastIndexOf('-');
        return channelName.substring(slash + 1, dash);
    }

    @Override
    public void close() {
        simulation.close();
        assertNothingIsLeft(0);
    }
}
