package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Either side hangs up at every priority of each routine of a Dial, answers meet CANCEL, two callers share a lock, and a
 * routine runs over its budget while its call is torn down: thousands of orders each, without a hang or a leak, and hangup
 * handlers exactly once.
 */
class RoutineRacesTest {

    /** Moments at which something happens, a tenth of a second apart. */
    private static final int MOMENTS = 5;

    /** Orders of each moment; {@code -Dorders=2000} explores 10,000 of each scenario, which takes a minute or two. */
    private static final int ORDERS = Integer.getInteger("orders", 100);

    private static final Plan PLAN = Calls.plan("""
            [test]
            exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
             same => n,Dial(PJSIP/bob,10,B(r^s^1)b(r^s^1)U(r))
            [locked]
            exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
             same => n,Set(GOT=${LOCK(line)})
             same => n,Dial(PJSIP/bob&PJSIP/carol,1,B(unlock^s^1))
            [unlock]
            exten => s,1,Set(FREED=${UNLOCK(line)})
             same => n,Return()
            [r]
            exten => s,1,Wait(0.1)
             same => n,Wait(0.1)
             same => n,Return()
            [ended]
            exten => s,1,Return()
            """);

    private static final HandlerSettings SHORT = new HandlerSettings(
            Map.of(
                    HandlerStage.CALLEE_PRE_DIAL,
                    new HandlerSettings.OfStage(Optional.empty(), Optional.of(Duration.ofMillis(150)), false)),
            java.util.List.of());

    private interface Scenario {
        void play(Calls calls, int moment);
    }

    /** Plays a scenario in all its orders; how the routines ended. */
    private static Set<String> explore(String context, HandlerSettings settings, int handlers, Scenario scenario) {
        Set<String> endings = new TreeSet<>();
        for (int moment = 1; moment <= MOMENTS; moment++) {
            for (int seed = 0; seed < ORDERS; seed++) {
                try (Calls calls = Calls.on(PLAN, seed, settings)) {
                    calls.simulation.noting(java.util.List.of(Event.RoutineRan.class));
                    Channel caller = calls.alice.dials("100", context);
                    scenario.play(calls, moment);
                    calls.run();
                    assertThat(caller.isClosed()).isTrue();
                    calls.assertNothingIsLeft();
                    Map<String, Integer> ran = new HashMap<>();
                    for (Event.RoutineRan routine : calls.simulation.routines()) {
                        endings.add(routine.binding().stage().word() + " "
                                + routine.outcome().kind().word());
                        if (routine.binding().stage() == HandlerStage.HANGUP) {
                            ran.merge(routine.channel().name(), 1, Integer::sum);
                        }
                    }
                    assertThat(ran.values()).hasSize(handlers).allMatch(n -> n == 1);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", moment " + moment, e);
                }
            }
        }
        return endings;
    }

    /** B runs from 0 to 0.2 s, b to 0.4 s, the phone answers at once, U runs to 0.6 s. */
    @ParameterizedTest
    @CsvSource({"alice,0,caller-pre-dial channel gone", "bob,1,callee-pre-dial channel gone"})
    void eitherSideHangsUpAtEveryPriorityOfEveryRoutine(String who, int offset, String ending) {
        Set<String> endings = explore("test", HandlerSettings.DEFAULTS, 1, (calls, moment) -> {
            calls.bob.answersAfter(0);
            int at = 100 * (moment + offset);
            if (who.equals("alice")) {
                calls.alice.after(at, p -> p.hangUp());
            } else {
                calls.alice.after(
                        at,
                        p -> calls.simulation.pbx().channels().all().stream()
                                .filter(Channel::isOutgoing)
                                .forEach(c -> c.deviceGone(org.hookswitch.pbx.HangupCause.NORMAL_CLEARING)));
                calls.alice.after(2000, p -> p.hangUp());
            }
        });
        assertThat(endings).contains(ending, "pre-bridge channel gone", "hangup returned");
    }

    @Test
    void theAnswerMeetsTheEndOfTheCall() {
        Set<String> endings = explore("test", HandlerSettings.DEFAULTS, 1, (calls, moment) -> {
            calls.bob.answersAfter(100L * moment);
            calls.alice.after(400 + 100L * moment, p -> p.hangUp());
        });
        assertThat(endings).contains("pre-bridge channel gone");
    }

    @Test
    void twoCallersLockBeforeDialAndUnlockInTheCallersRoutine() {
        Set<String> endings = explore("locked", HandlerSettings.DEFAULTS, 2, (calls, moment) -> {
            Channel second = calls.simulation.phone("dora").dials("100", "locked");
            if (moment > 2) {
                calls.alice.after(0, p -> p.hangUp());
            }
            calls.alice.after(5000, p -> assertThat(second.isClosed()).isTrue());
        });
        assertThat(endings).contains("caller-pre-dial returned", "hangup returned");
    }

    @Test
    void aRoutineRunsOverItsHardBudgetWhileTheCallIsTornDown() {
        Set<String> endings = explore("test", SHORT, 1, (calls, moment) -> {
            calls.bob.answersAfter(0);
            calls.alice.after(moment < 4 ? 350 : 300 + 50L * (moment - 3), p -> p.hangUp());
        });
        assertThat(endings).contains("callee-pre-dial over budget");
    }
}
