package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.simulate.Simulation;

/** Switches in virtual time that run a dialplan of a test. */
final class Scene {

    private Scene() {}

    /** A switch whose context {@code default} is this text. */
    static Simulation of(String dialplan) {
        return of(dialplan, 1, builder -> {});
    }

    static Simulation of(String dialplan, long seed, Consumer<Pbx.Builder> settings) {
        return Simulation.of(plan(dialplan), seed, settings);
    }

    static Plan plan(String dialplan) {
        var diagnostics = new Diagnostics();
        Plan plan = PlanReader.with(Clock.systemUTC())
                .read(
                        ConfReader.in(Path.of("/nowhere")).readText("extensions.conf", "[default]\n" + dialplan),
                        diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        return plan;
    }

    /** A global variable, in which the dialplans of these tests leave what they found. */
    static String global(Simulation simulation, String name) {
        String value = simulation.pbx().globals().get(name);
        return value == null ? "" : value;
    }
}
