package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hookswitch.pbx.Channel;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocksTest {

    /** Extension 1N: waits N seconds, takes the lock, notes N, holds it for ten seconds, gives it back. */
    private static final String QUEUE = """
            exten => _1X,1,Wait(${EXTEN:1})
             same => n,Set(got=${LOCK(desk)})
             same => n,Set(GLOBAL(order)=${order}${EXTEN:1}@${EPOCH} )
             same => n,Wait(10)
             same => n,Set(GLOBAL(freed)=${freed}${UNLOCK(desk)})
            """;

    private static long start(Simulation simulation) {
        return simulation.clock().now().getEpochSecond();
    }

    @Test
    void whoAsksFirstGetsItFirst() {
        try (Simulation simulation = Scene.of(QUEUE)) {
            long start = start(simulation);
            for (String exten : new String[] {"13", "11", "12"}) {
                simulation.phone("p" + exten).dials(exten, "default");
            }
            simulation.run();
            assertThat(Scene.global(simulation, "order"))
                    .isEqualTo("1@%d 2@%d 3@%d ".formatted(start + 1, start + 11, start + 21));
            assertThat(Scene.global(simulation, "freed")).isEqualTo("111");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofTwoWhoAskAtOnceOneHoldsItAtATime(long seed) {
        String plan = """
                exten => 100,1,Set(got=${LOCK(x)})
                 same => n,Set(GLOBAL(inside)=$[0${inside} + 1])
                 same => n,Set(GLOBAL(seen)=${seen}${inside})
                 same => n,Wait(1)
                 same => n,Set(GLOBAL(inside)=$[${inside} - 1])
                 same => n,Set(done=${UNLOCK(x)})
                """;
        try (Simulation simulation = Scene.of(plan, seed, b -> {})) {
            for (int i = 0; i < 5; i++) {
                simulation.phone("p" + i).dials("100", "default");
            }
            simulation.run();
            assertThat(Scene.global(simulation, "seen")).isEqualTo("11111");
        }
    }

    @Test
    void aChannelThatHoldsItAsksAgainAndGivesItBackAsOften() {
        String plan = """
                exten => 100,1,Set(GLOBAL(a)=${LOCK(x)}${LOCK(x)}${TRYLOCK(x)})
                 same => n,Set(GLOBAL(a)=${a}-${UNLOCK(x)}${UNLOCK(x)})
                 same => n,Wait(5)
                 same => n,Set(GLOBAL(a)=${a}-${UNLOCK(x)}${UNLOCK(x)})
                 same => n,Wait(5)
                exten => 200,1,Wait(2)
                 same => n,Set(GLOBAL(early)=${TRYLOCK(x)})
                 same => n,Wait(5)
                 same => n,Set(GLOBAL(late)=${TRYLOCK(x)})
                """;
        try (Simulation simulation = Scene.of(plan)) {
            simulation.phone("a").dials("100", "default");
            simulation.phone("b").dials("200", "default");
            simulation.run();
            assertThat(Scene.global(simulation, "a")).isEqualTo("111-11-10");
            assertThat(Scene.global(simulation, "early")).isEqualTo("0");
            assertThat(Scene.global(simulation, "late")).isEqualTo("1");
        }
    }

    @Test
    void theRequestThatWouldCloseACircleFailsAtOnce() {
        String plan = """
                exten => 100,1,Set(a=${LOCK(one)})
                 same => n,Wait(1)
                 same => n,Set(GLOBAL(first)=${LOCK(two)})
                exten => 200,1,Set(a=${LOCK(two)})
                 same => n,Wait(2)
                 same => n,Set(GLOBAL(before)=${EPOCH})
                 same => n,Set(GLOBAL(second)=${LOCK(one)})
                 same => n,Set(GLOBAL(after)=${EPOCH})
                """;
        try (Simulation simulation = Scene.of(plan)) {
            simulation.phone("a").dials("100", "default");
            simulation.phone("b").dials("200", "default");
            simulation.run();
            assertThat(Scene.global(simulation, "second")).isEqualTo("0");
            assertThat(Scene.global(simulation, "after")).isEqualTo(Scene.global(simulation, "before"));
            // The channel that failed ends, which frees what the other one waits for.
            assertThat(Scene.global(simulation, "first")).isEqualTo("1");
        }
    }

    @Test
    void aCircleOfThreeIsSeenToo() {
        String plan = """
                exten => _1X,1,Set(a=${LOCK(l${EXTEN:1})})
                 same => n,Wait(${EXTEN:1})
                 same => n,Set(b=${LOCK(l$[(${EXTEN:1} + 1) % 3])})
                 same => n,Set(GLOBAL(results)=${results}${EXTEN:1}:${b} )
                 same => n,Wait(30)
                """;
        try (Simulation simulation = Scene.of(plan)) {
            for (int i = 0; i < 3; i++) {
                simulation.phone("p" + i).dials("1" + i, "default");
            }
            simulation.run();
            assertThat(Scene.global(simulation, "results")).startsWith("2:0 ");
        }
    }

    @Test
    void aChannelThatHoldsALockWaitsForAnotherForThreeSeconds() {
        String plan = """
                exten => 100,1,Set(a=${LOCK(long)})
                 same => n,Wait(60)
                exten => 200,1,Set(a=${LOCK(own)})
                 same => n,Wait(1)
                 same => n,Set(before=${EPOCH})
                 same => n,Set(GLOBAL(got)=${LOCK(long)})
                 same => n,Set(GLOBAL(waited)=$[${EPOCH} - ${before}])
                """;
        try (Simulation simulation = Scene.of(plan)) {
            simulation.phone("a").dials("100", "default");
            simulation.phone("b").dials("200", "default");
            simulation.run();
            assertThat(Scene.global(simulation, "got")).isEqualTo("0");
            assertThat(Scene.global(simulation, "waited")).isEqualTo("3");
        }
    }

    @Test
    void aLockIsFreeWhenItsChannelEnds() {
        String plan = """
                exten => 100,1,Set(a=${LOCK(x)})
                 same => n,Wait(60)
                exten => 200,1,Wait(1)
                 same => n,Set(GLOBAL(got)=${LOCK(x)}@${EPOCH})
                """;
        try (Simulation simulation = Scene.of(plan)) {
            long start = start(simulation);
            simulation.phone("a").dials("100", "default");
            simulation.phone("a").after(5000, phone -> phone.hangUp());
            simulation.phone("b").dials("200", "default");
            simulation.run();
            assertThat(Scene.global(simulation, "got")).isEqualTo("1@" + (start + 5));
        }
    }

    @Test
    void whoHangsUpWhileWaitingLeavesTheQueue() {
        String plan = """
                exten => 100,1,Set(a=${LOCK(x)})
                 same => n,Wait(10)
                exten => 200,1,Wait(1)
                 same => n,Set(GLOBAL(impatient)=${LOCK(x)})
                exten => 300,1,Wait(2)
                 same => n,Set(GLOBAL(patient)=${LOCK(x)}@${EPOCH})
                exten => h,1,Set(GLOBAL(ended)=${ended}${CHANNEL(exten)})
                """;
        try (Simulation simulation = Scene.of(plan)) {
            long start = start(simulation);
            simulation.phone("a").dials("100", "default");
            Channel impatient = simulation.phone("b").dials("200", "default");
            simulation.phone("b").after(4000, phone -> phone.hangUp());
            simulation.phone("c").dials("300", "default");
            simulation.clock().run(Duration.ofSeconds(6));
            assertThat(impatient.isClosed()).isTrue();
            simulation.run();
            assertThat(Scene.global(simulation, "impatient")).isEqualTo("0");
            assertThat(Scene.global(simulation, "patient")).isEqualTo("1@" + (start + 10));
        }
    }

    @Test
    void keysPressedWhileWaitingAreNotLost() {
        String plan = """
                exten => 100,1,Set(a=${LOCK(x)})
                 same => n,Wait(5)
                exten => 200,1,Answer()
                 same => n,Wait(1)
                 same => n,Set(a=${LOCK(x)})
                 same => n,Read(keys,,2,,1,2)
                 same => n,Set(GLOBAL(read)=${keys})
                """;
        try (Simulation simulation = Scene.of(plan)) {
            simulation.phone("a").dials("100", "default");
            simulation.phone("b").dials("200", "default");
            simulation.phone("b").after(3000, phone -> phone.press("42"));
            simulation.run();
            assertThat(Scene.global(simulation, "read")).isEqualTo("42");
        }
    }

    @Test
    void aLockTakenBeforeDiallingIsGivenBackInThePreDialRoutine() {
        String plan = """
                exten => 100,1,Set(got=${LOCK(gate)})
                 same => n,Set(GLOBAL(log)=${log}>)
                 same => n,Dial(PJSIP/desk,5,B(free^1))
                exten => free,1,Set(GLOBAL(log)=${log}${UNLOCK(gate)})
                 same => n,Return()
                """;
        try (Simulation simulation = Scene.of(plan)) {
            simulation.phone("desk").ringsForEver();
            simulation.phone("a").dials("100", "default");
            simulation.phone("b").dials("100", "default");
            simulation.run();
            assertThat(Scene.global(simulation, "log")).isEqualTo(">1>1");
        }
    }
}
