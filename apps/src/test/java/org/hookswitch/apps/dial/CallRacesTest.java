package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.junit.jupiter.api.Test;

/**
 * Things that happen at the same moment, in thousands of the orders in which they may happen: no call hangs, nothing is
 * left, and hangup handlers run exactly once for every channel.
 */
class CallRacesTest {

    private static final int ORDERS = Integer.getInteger("orders", 300);

    private static final String DIALPLAN = """
            [test]
            exten => 100,1,Dial(PJSIP/bob&PJSIP/carol,10,B(caller^s^1)b(callee^s^1)U(answered))
             same => n,Hangup()
            exten => 900,1,Wait(1)
             same => n,Hangup()
            [caller]
            exten => s,1,Wait(0.1)
             same => n,Set(A=1)
             same => n,Return()
            [callee]
            exten => s,1,Set(B=1)
             same => n,Return()
            [answered]
            exten => s,1,Wait(0.1)
             same => n,Set(C=1)
             same => n,Return()
            [ended]
            exten => s,1,Set(D=1)
             same => n,Return()
            """;

    private static final Plan PLAN = Calls.plan(DIALPLAN);

    /** Runs a call in many orders; what happens in it is the scenario's. */
    private static Set<String> explore(Consumer<Calls> scenario) {
        Set<String> endings = new HashSet<>();
        for (int seed = 0; seed < ORDERS; seed++) {
            String story;
            try (Calls calls = Calls.on(PLAN, seed, HandlerSettings.DEFAULTS)) {
                Channel caller = calls.aliceCalls();
                caller.hangupHandlers().push("ended,s,1");
                scenario.accept(calls);
                calls.run();
                assertThat(calls.simulation.pbx().channels().all())
                        .as("channels left with seed %d", seed)
                        .isEmpty();
                Map<String, Integer> handlers = new HashMap<>();
                for (Event.RoutineRan ran : calls.simulation.routines()) {
                    if (ran.binding().stage() == HandlerStage.HANGUP) {
                        handlers.merge(ran.channel().name(), 1, Integer::sum);
                        assertThat(ran.outcome().isNormal())
                                .as("%s with seed %d", ran.outcome(), seed)
                                .isTrue();
                    }
                }
                assertThat(handlers.values())
                        .as("handlers run with seed %d", seed)
                        .containsExactly(1);
                story = calls.bob.story() + " | " + calls.carol.story() + " | " + calls.alice.story();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
            endings.add(story);
        }
        return endings;
    }

    @Test
    void theCallerHangsUpAtTheMomentOfTheAnswer() {
        Set<String> endings = explore(calls -> {
            calls.bob.answersAfter(500);
            calls.carol.ringsForEver();
            calls.alice.after(600, p -> p.hangUp());
        });
        assertThat(endings).hasSizeGreaterThan(1);
    }

    @Test
    void bothPhonesAnswerAtOnce() {
        Set<String> endings = explore(calls -> {
            calls.bob.answersAfter(500);
            calls.carol.answersAfter(500);
            calls.alice.after(2000, p -> p.hangUp());
        });
        assertThat(endings).hasSizeGreaterThan(1);
    }

    @Test
    void callerAndCalleeHangUpAtOnceDuringTheRoutineBetweenAnswerAndBridge() {
        explore(calls -> {
            calls.bob.answersAfter(500).after(650, p -> p.hangUp());
            calls.carol.isBusy();
            calls.alice.after(650, p -> p.hangUp());
        });
    }

    @Test
    void callerAndCalleeHangUpAtOnceInTheBridge() {
        explore(calls -> {
            calls.bob.answersAfter(500).after(3000, p -> p.hangUp());
            calls.carol.isBusy();
            calls.alice.after(3000, p -> p.hangUp());
        });
    }

    @Test
    void theCallerIsRedirectedAtTheMomentOfTheAnswerOrTheBridge() {
        for (int at : new int[] {100, 600, 700}) {
            explore(calls -> {
                calls.bob.answersAfter(500);
                calls.carol.isBusy();
                calls.alice.after(at, p -> p.channel().redirect(new Place("test", "900", 1)));
            });
        }
    }

    @Test
    void theCalleeIsRedirectedWhileTheCallerHangsUp() {
        explore(calls -> {
            calls.bob.answersAfter(500).after(2000, p -> p.channel().redirect(new Place("test", "900", 1)));
            calls.carol.isBusy();
            calls.alice.after(2000, p -> p.hangUp());
        });
    }

    @Test
    void aManagerHangsUpWhileTheCallerIsInItsPreDialRoutine() {
        explore(calls -> {
            calls.bob.answersAfter(500);
            calls.carol.isBusy();
            calls.alice.after(100, p -> p.channel().hangup(HangupCause.CALL_REJECTED, "manager"));
            calls.alice.after(100, p -> p.hangUp());
        });
    }

    @Test
    void theTimeoutEndsAtTheMomentOfTheAnswer() {
        Set<String> endings = explore(calls -> {
            calls.bob.answersAfter(10_000);
            calls.carol.ringsForEver();
            calls.alice.after(15_000, p -> p.hangUp());
        });
        assertThat(endings).hasSizeGreaterThan(1);
    }
}
