package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.pbx.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 6 of the handlers' contract: the routine between answer and bridge. */
class PreBridgeRoutinesTest {

    private static Calls withResult(String result, String options) {
        Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,U(screen^a^b)%s)
                 same => n,NoOp(next ${DIALSTATUS} [${GOSUB_RETVAL}])
                 same => n,Hangup()
                exten => 900,1,NoOp(nine hundred)
                 same => n,Hangup()
                [screen]
                exten => s,1,Set(SEEN=${ARG1}${ARG2})
                 same => n,Set(GOSUB_RESULT=%s)
                 same => n,Return(value)
                """.formatted(options, result));
        calls.bob.answersAfter(100);
        calls.aliceCalls();
        calls.pass(1000);
        return calls;
    }

    @Test
    void section6WithoutAResultTheTwoAreConnected() {
        try (Calls calls = withResult("", "")) {
            assertThat(calls.routines()).containsExactly("pre-bridge bob returned");
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("ab");
            assertThat(calls.simulation.pbx().bridges().all()).hasSize(1);
            assertThat(calls.alice.story()).contains("is answered");
        }
    }

    @Test
    void section6TheCallerIsAnsweredAfterTheRoutine() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,U(slow))
                [slow]
                exten => s,1,Wait(3)
                 same => n,Return()
                """)) {
            calls.bob.answersAfter(1000);
            calls.aliceCalls();
            calls.pass(3900);
            assertThat(calls.alice.story()).doesNotContain("is answered");
            calls.pass(200);
            assertThat(calls.alice.story()).contains("is answered");
        }
    }

    @Test
    void section6OptionAAnswersTheCallerBeforeTheRoutine() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,aU(slow))
                [slow]
                exten => s,1,Wait(3)
                 same => n,Return()
                """)) {
            calls.bob.answersAfter(1000);
            calls.aliceCalls();
            calls.pass(1100);
            assertThat(calls.alice.story()).contains("is answered");
        }
    }

    @Test
    void section6AbortEndsBothLegs() {
        try (Calls calls = withResult("ABORT", "")) {
            assertThat(calls.bob.story()).contains("is hung up: NORMAL_CLEARING");
            assertThat(calls.alice.story()).contains("is hung up: NORMAL_CLEARING");
            assertThat(calls.path(calls.alice)).noneMatch(p -> p.contains("next"));
        }
    }

    @Test
    void section6AbortWithGLetsTheCallerContinue() {
        try (Calls calls = withResult("ABORT", "g")) {
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(next ANSWER [value])");
        }
    }

    @ParameterizedTest
    @CsvSource({"CONGESTION", "CHANUNAVAIL", "BUSY"})
    void section6AStatusWordBecomesTheDialStatusAndTheCallerContinues(String word) {
        try (Calls calls = withResult(word, "")) {
            assertThat(calls.bob.story()).contains("is hung up: NORMAL_CLEARING");
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(next " + word + " [value])");
        }
    }

    @Test
    void section6ContinueLetsTheCallerContinue() {
        try (Calls calls = withResult("CONTINUE", "")) {
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(next ANSWER [value])");
            assertThat(calls.alice.story()).doesNotContain("is answered");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"GOTO:test^900^1", "'GOTO:test,900,1'", "GOTO:900^1"})
    void section6GotoSendsTheCallerThere(String result) {
        try (Calls calls = withResult(result, "")) {
            assertThat(calls.path(calls.alice)).contains("900,1 NoOp(nine hundred)");
            assertThat(calls.bob.story()).contains("is hung up: NORMAL_CLEARING");
        }
    }

    @ParameterizedTest
    @CsvSource({"GOTO:nowhere^900^1", "GOTO:"})
    void section6GotoToNowhereEndsTheCaller(String result) {
        try (Calls calls = withResult(result, "")) {
            assertThat(calls.alice.story()).contains("is hung up: NORMAL_CLEARING");
            assertThat(calls.path(calls.alice)).noneMatch(p -> p.contains("next"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ABORT", "CONTINUE", "GOTO:900^1"})
    void section6TheEndOfDiallingCarriesTheResultAsItsStatus(String result) {
        try (Calls calls = withResult(result, "")) {
            assertThat(calls.simulation.events(Event.DialEnded.class))
                    .extracting(Event.DialEnded::status)
                    .containsExactly(result);
        }
    }

    @Test
    void section6ACalleeWhoHangsUpInTheRoutineEndsTheCallAsAfterAConversation() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,U(slow))
                 same => n,NoOp(next)
                [slow]
                exten => s,1,Wait(60)
                 same => n,Return()
                """)) {
            calls.bob.answersAfter(1000).after(2000, p -> p.hangUp());
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routines()).containsExactly("pre-bridge bob channel gone");
            assertThat(calls.alice.story()).contains("is hung up: NORMAL_CLEARING");
            assertThat(calls.path(calls.alice)).noneMatch(p -> p.contains("next"));
        }
    }

    @Test
    void section6ACallerWhoHangsUpEndsTheRoutineAndBothLegsGo() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,U(slow))
                [slow]
                exten => s,1,Wait(60)
                 same => n,Return()
                """)) {
            calls.bob.answersAfter(1000);
            calls.aliceCalls();
            calls.alice.after(5000, p -> p.hangUp());
            calls.run();
            assertThat(calls.routines()).containsExactly("pre-bridge bob channel gone");
            assertThat(calls.simulation.routines().getFirst().took().toMillis()).isEqualTo(4000);
            assertThat(calls.bob.story()).contains("is hung up: NORMAL_CLEARING");
        }
    }

    @Test
    void section3HangupInTheRoutineEndsTheCalleeAndTheCallerContinuesOnlyWithG() {
        String dialplan = """
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,U(cut)%s)
                 same => n,NoOp(next)
                [cut]
                exten => s,1,Hangup()
                """;
        for (String g : List.of("", "g")) {
            try (Calls calls = Calls.on(dialplan.formatted(g))) {
                calls.bob.answersAfter(100);
                calls.aliceCalls();
                calls.run();
                assertThat(calls.bob.story()).contains("is hung up: NORMAL_CLEARING");
                assertThat(calls.path(calls.alice).contains("100,2 NoOp(next)")).isEqualTo(g.equals("g"));
            }
        }
    }

    @Test
    void section6OtherLegsEndAsAnsweredElsewhereBeforeTheRoutine() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob&PJSIP/carol,10,U(slow))
                [slow]
                exten => s,1,Wait(2)
                 same => n,Return()
                """)) {
            calls.bob.answersAfter(1000);
            calls.carol.ringsForEver();
            calls.aliceCalls();
            calls.pass(1001);
            assertThat(calls.carol.story()).endsWith("is hung up: ANSWERED_ELSEWHERE");
            assertThat(calls.alice.channel().variables().get("DIALSTATUS")).isEqualTo("ANSWER");
            assertThat(calls.alice.channel().variables().get("DIALEDPEERNUMBER"))
                    .isEqualTo("bob");
        }
    }

    @Test
    void section6WithOptionGBothPartiesGoThereAndTheRoutineDoesNotRun() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,U(never)G(split^s^1))
                [split]
                exten => s,1,NoOp(caller)
                 same => n,NoOp(${CHANNEL:0:9})
                 same => n,Wait(1)
                [never]
                exten => s,1,Return()
                """)) {
            calls.bob.answersAfter(100);
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routines()).isEmpty();
            assertThat(calls.path(calls.alice)).contains("s,1 NoOp(caller)", "s,2 NoOp(PJSIP/ali)");
            assertThat(calls.path(calls.bob)).startsWith("s,2 NoOp(PJSIP/bob)");
        }
    }
}
