package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void channelsAreCountedAsLongAsTheyLast() {
        String plan = """
                exten => 100,1,Set(GROUP()=trunk)
                 same => n,Wait(10)
                exten => 200,1,Wait(5)
                 same => n,Set(GROUP(out)=trunk)
                 same => n,Set(GLOBAL(during)=${GROUP_COUNT(trunk)}/${GROUP_COUNT(trunk@out)})
                 same => n,Wait(10)
                 same => n,Set(GLOBAL(after)=${GROUP_COUNT(trunk)})
                """;
        try (Simulation simulation = Scene.of(plan)) {
            for (int i = 0; i < 3; i++) {
                simulation.phone("p" + i).dials("100", "default");
            }
            simulation.phone("watcher").dials("200", "default");
            simulation.run();
            assertThat(Scene.global(simulation, "during")).isEqualTo("4/1");
            assertThat(Scene.global(simulation, "after")).isEqualTo("1");
        }
    }

    @Test
    void aGroupSetInThePreDialRoutineCountsTheCalledLeg() {
        String plan = """
                exten => 100,1,Dial(PJSIP/desk,10,b(count^1))
                 same => n,Set(GLOBAL(after)=${GROUP_COUNT(out)})
                exten => count,1,Set(GROUP()=out)
                 same => n,Set(GLOBAL(during)=${GROUP_COUNT(out)})
                 same => n,Return()
                """;
        try (Simulation simulation = Scene.of(plan)) {
            simulation.phone("desk").ringsForEver();
            simulation.phone("a").dials("100", "default");
            simulation.run();
            assertThat(Scene.global(simulation, "during")).isEqualTo("1");
            assertThat(Scene.global(simulation, "after")).isEqualTo("0");
        }
    }
}
