package org.hookswitch.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.simulate.Heard;
import org.hookswitch.simulate.SimulatedPhone;
import org.hookswitch.simulate.Simulation;

/**
 * A dialplan under test. Each call is made twice, in a switch whose steps nobody watches and in one where somebody does,
 * which takes the other way through an application that prepares its arguments; both must come to the same.
 */
public final class Dialplan {

    private final Plan plan;
    private Consumer<Simulation> before = simulation -> {};

    private Dialplan(Plan plan) {
        this.plan = plan;
    }

    /** Reads extensions.conf; lines before the first section belong to {@code default}. */
    public static Dialplan of(String text) {
        var diagnostics = new Diagnostics();
        String whole = text.stripLeading().startsWith("[") ? text : "[default]\n" + text;
        Plan plan = PlanReader.with(Clock.systemUTC())
                .read(ConfReader.in(Path.of("/nowhere")).readText("extensions.conf", whole), diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return new Dialplan(plan);
    }

    /** Does something with each switch before the call begins. */
    public Dialplan given(Consumer<Simulation> preparation) {
        Consumer<Simulation> earlier = before;
        before = simulation -> {
            earlier.accept(simulation);
            preparation.accept(simulation);
        };
        return this;
    }

    /** A caller dials an extension of {@code default} and stays until the dialplan ends, at most an hour. */
    public Call call(String exten) {
        return call(exten, caller -> {});
    }

    /** The same with a caller who does something; what happens later is said by {@link SimulatedPhone#after}. */
    public Call call(String exten, Consumer<SimulatedPhone> behaviour) {
        Call quiet = call(exten, behaviour, false);
        Call watched = call(exten, behaviour, true);
        assertThat(watched.variables()).as("variables when watched").isEqualTo(quiet.variables());
        assertThat(watched.story()).as("the caller's story when watched").isEqualTo(quiet.story());
        assertThat(watched.heard()).as("what is heard when watched").isEqualTo(quiet.heard());
        return watched;
    }

    /** A call in a switch whose steps nobody watches, and only there. */
    public Call callUnwatched(String exten) {
        return call(exten, caller -> {}, false);
    }

    private Call call(String exten, Consumer<SimulatedPhone> behaviour, boolean watched) {
        try (Simulation simulation = Simulation.of(plan, 1)) {
            if (!watched) {
                simulation.noting(List.of(Event.VariableSet.class, Event.HungUp.class, Event.UserEvent.class));
            }
            before.accept(simulation);
            SimulatedPhone caller = simulation.phone("caller").identifiesAs("Caller", "5551234");
            Channel channel = caller.dials(exten, "default");
            behaviour.accept(caller);
            simulation.run();
            return Call.of(simulation, caller, channel);
        }
    }

    /** A call that is over, or that does nothing any more. */
    public record Call(
            Simulation simulation,
            Channel channel,
            Map<String, String> variables,
            List<String> story,
            List<String> heard,
            List<String> path,
            long ended) {

        static Call of(Simulation simulation, SimulatedPhone caller, Channel channel) {
            Map<String, String> variables = new LinkedHashMap<>();
            List<String> path = new ArrayList<>();
            for (Event event : simulation.events()) {
                if (event instanceof Event.VariableSet set
                        && set.channel().name().equals(channel.name())) {
                    variables.put(set.name(), set.value());
                } else if (event instanceof Event.PriorityReached reached) {
                    path.add(reached.application());
                }
            }
            return new Call(
                    simulation,
                    channel,
                    variables,
                    caller.story(),
                    simulation.heard().by(channel),
                    path,
                    simulation.clock().nanos() / 1_000_000);
        }

        /** The last value that a channel variable was set to; fails when it never was. */
        public String variable(String name) {
            String value = variables.get(name);
            if (value == null) {
                throw new AssertionError(name + " was never set; there are " + variables.keySet());
            }
            return value;
        }

        /** The sounds, with their times. */
        public List<Heard.Sound> sounds() {
            return simulation.heard().all();
        }
    }
}
