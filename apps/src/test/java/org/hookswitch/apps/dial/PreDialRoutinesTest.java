package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.handler.HandlerStage;
import org.junit.jupiter.api.Test;

/** Sections 3 and 4 of the handlers' contract: running a routine, caller and callee pre-dial. */
class PreDialRoutinesTest {

    private static final String ROUTINES = """
            [test]
            exten => 100,1,Set(__WHO=alice)
             same => n,Dial(PJSIP/bob&PJSIP/carol,10,%s)
             same => n,NoOp(after ${DIALSTATUS})
             same => n,Hangup()

            [caller]
            exten => s,1,Set(SEEN=${ARG1}-${ARGC}-${CHANNEL:0:11})
             same => n,Return(done)

            [callee]
            exten => s,1,Set(SEEN=${ARG1}${ARG2}-${WHO}-${DIALEDPEERNUMBER})
             same => n,Return()
            """;

    private static Calls dialing(String options) {
        return Calls.on(ROUTINES.formatted(options));
    }

    @Test
    void section4TheCallersRoutineRunsBeforeTheCalleesWhichRunInTheOrderOfTheDialString() {
        try (Calls calls = dialing("B(caller^s^1(x))b(callee^s^1(a^b))")) {
            calls.bob.answersAfter(1000);
            calls.carol.ringsForEver();
            calls.aliceCalls();
            calls.pass(500);
            assertThat(calls.routines())
                    .containsExactly(
                            "caller-pre-dial alice returned",
                            "callee-pre-dial bob returned",
                            "callee-pre-dial carol returned");
            assertThat(calls.variable(calls.alice, "SEEN")).isEqualTo("x-1-PJSIP/alice");
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("ab-alice-bob");
            assertThat(calls.variable(calls.carol, "SEEN")).isEqualTo("ab-alice-carol");
        }
    }

    @Test
    void section4TheCalleesRoutineRunsBeforeTheCalleeIsCalled() {
        try (Calls calls = dialing("b(callee^s^1)")) {
            calls.bob.ringsForEver();
            calls.carol.ringsForEver();
            calls.aliceCalls();
            calls.run();
            assertThat(calls.bob.story()).startsWith("is called by \"Alice\" <6001>", "rings");
            assertThat(calls.simulation.routines().getFirst().channel().state().text())
                    .isEqualTo("Down");
        }
    }

    @Test
    void section4TheCallersRoutineRunsOnceEvenWhenNoDestinationCanBeCreated() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/nobody,10,B(r^s^1))
                 same => n,NoOp(after ${DIALSTATUS})
                [r]
                exten => s,1,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routines()).containsExactly("caller-pre-dial alice returned");
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after CHANUNAVAIL)");
        }
    }

    @Test
    void section4AForwardedChannelDoesNotRunTheCalleesRoutineAgain() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,b(r^s^1))
                exten => 200,1,Dial(PJSIP/carol,10)
                [r]
                exten => s,1,Return()
                """)) {
            calls.bob.behaves(new org.hookswitch.simulate.SimulatedPhone.Behaviour.Diverts(
                    java.time.Duration.ZERO, "200", org.hookswitch.pbx.party.Redirecting.NONE));
            calls.carol.answersAfter(100);
            calls.aliceCalls();
            calls.pass(1000);
            assertThat(calls.routines()).containsExactly("callee-pre-dial bob returned");
            assertThat(calls.carol.story()).contains("answers");
            assertThat(calls.alice.story()).contains("is answered");
        }
    }

    @Test
    void section3AMissingLocationIsLoggedAndTheCallGoesOn() {
        try (Calls calls = dialing("b(nowhere^s^1)")) {
            calls.bob.answersAfter(100);
            calls.carol.ringsForEver();
            calls.aliceCalls();
            calls.pass(1000);
            assertThat(calls.routines())
                    .containsExactly("callee-pre-dial bob not found", "callee-pre-dial carol not found");
            assertThat(calls.bob.story()).contains("answers");
        }
    }

    @Test
    void section3AMissingContextAndExtensionAreTheCallersPresentPlace() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,1,b(routine))
                 same => n,Hangup()
                 same => n(routine),Set(SEEN=here)
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("here");
        }
    }

    @Test
    void section3ArgumentsOfAnOuterFrameAreMaskedWithEmptyValues() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Gosub(outer,s,1(one,two,three))
                 same => n,Hangup()
                [outer]
                exten => s,1,Dial(PJSIP/bob,1,B(inner^s^1(x)))
                 same => n,NoOp(${ARG1}${ARG2}${ARG3} ${ARGC})
                 same => n,Return()
                [inner]
                exten => s,1,NoOp(${ARG1}[${ARG2}][${ARG3}] ${ARGC})
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.path(calls.alice)).contains("s,1 NoOp(x[][] 1)", "s,2 NoOp(onetwothree 3)");
        }
    }

    @Test
    void section3ANormalEndSetsGosubRetvalAndRestoresThePlace() {
        try (Calls calls = dialing("B(caller^s^1(x))")) {
            calls.bob.isBusy();
            calls.carol.isBusy();
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routine(HandlerStage.CALLER_PRE_DIAL).outcome().returned())
                    .isEqualTo("done");
            assertThat(calls.path(calls.alice)).contains("100,3 NoOp(after BUSY)");
        }
    }

    @Test
    void section3ARoutineThatFallsOffTheEndLeavesNoFramesBehindAndTheCallGoesOn() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,1,B(r^s^1))
                 same => n,NoOp(after ${DIALSTATUS} [${GOSUB_RETVAL}])
                [r]
                exten => s,1,Gosub(deep,s,1)
                [deep]
                exten => s,1,NoOp(no return here)
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routines()).containsExactly("caller-pre-dial alice fell off");
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after NOANSWER [])");
            assertThat(calls.routine(HandlerStage.CALLER_PRE_DIAL)
                            .breaches()
                            .getFirst()
                            .sentence())
                    .contains("extensions.conf:7")
                    .contains("a caller-pre-dial routine ends without Return after NoOp");
        }
    }

    @Test
    void section3HangupInTheCallersRoutineCancelsTheCall() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,1,B(r^s^1))
                 same => n,NoOp(not reached)
                [r]
                exten => s,1,Hangup(21)
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routines()).containsExactly("caller-pre-dial alice hung up");
            assertThat(calls.bob.story()).isEmpty();
            assertThat(calls.alice.story()).containsExactly("is hung up: CALL_REJECTED");
        }
    }

    @Test
    void section3HangupInTheCalleesRoutineLosesThatLeg() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob&PJSIP/carol,5,b(r^s^1))
                [r]
                exten => s,1,ExecIf($["${DIALEDPEERNUMBER}" = "bob"]?Hangup())
                 same => n,Return()
                """)) {
            calls.carol.answersAfter(100);
            calls.aliceCalls();
            calls.pass(1000);
            assertThat(calls.routines())
                    .containsExactly("callee-pre-dial bob hung up", "callee-pre-dial carol returned");
            assertThat(calls.bob.story()).doesNotContain("rings");
            assertThat(calls.carol.story()).contains("answers");
        }
    }

    @Test
    void section3HangupInTheOnlyCalleesRoutineMakesTheDialStatusChanunavail() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,5,b(r^s^1))
                 same => n,NoOp(after ${DIALSTATUS})
                [r]
                exten => s,1,Hangup()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after CHANUNAVAIL)");
        }
    }

    @Test
    void section4MediaHasNoEffectInTheCalleesRoutineAndTheRoutineGoesOn() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,5,b(r^s^1))
                [r]
                exten => s,1,Playback(hello-world)
                 same => n,Answer()
                 same => n,Dial(PJSIP/carol)
                 same => n,Wait(0.5)
                 same => n,Set(SEEN=end)
                 same => n,Return()
                """)) {
            calls.bob.answersAfter(100);
            calls.aliceCalls();
            calls.pass(1500);
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("end");
            assertThat(calls.simulation.heard().all()).isEmpty();
            assertThat(calls.carol.story()).isEmpty();
            assertThat(calls.routine(HandlerStage.CALLEE_PRE_DIAL).breaches())
                    .extracting(b -> b.rule().name())
                    .containsExactly("NO_MEDIA", "NO_MEDIA", "TAKES_CHANNEL");
        }
    }

    @Test
    void section3ACallerWhoHangsUpDuringTheRoutineEndsItAtTheNextPriority() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,5,B(r^s^1))
                [r]
                exten => s,1,Wait(5)
                 same => n,Set(SEEN=never)
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.alice.after(1000, p -> p.hangUp());
            calls.run();
            assertThat(calls.routines()).containsExactly("caller-pre-dial alice channel gone");
            assertThat(calls.variable(calls.alice, "SEEN")).isEqualTo("(never set)");
            assertThat(calls.bob.story()).isEmpty();
        }
    }

    @Test
    void section10ARoutineOverItsHardBudgetEndsAndTheCallGoesOn() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,30,b(r^s^1))
                [r]
                exten => s,1,Wait(60)
                 same => n,Return()
                """)) {
            calls.bob.answersAfter(100);
            calls.aliceCalls();
            calls.pass(11_000);
            assertThat(calls.routines()).containsExactly("callee-pre-dial bob over budget");
            assertThat(calls.bob.notes().getFirst().at()).isEqualTo(10_000);
            assertThat(calls.bob.story()).contains("answers");
        }
    }

    @Test
    void section4ADeclinedCallTakesTheCauseOfTheCallee() {
        try (Calls calls = dialing("b(callee^s^1)")) {
            calls.bob.declines(HangupCause.NORMAL_CIRCUIT_CONGESTION);
            calls.carol.declines(HangupCause.NORMAL_CIRCUIT_CONGESTION);
            calls.aliceCalls();
            calls.run();
            assertThat(calls.path(calls.alice)).contains("100,3 NoOp(after CONGESTION)");
        }
    }
}
