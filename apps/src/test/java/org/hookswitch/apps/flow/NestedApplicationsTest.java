package org.hookswitch.apps.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.apps.Dialplan;
import org.hookswitch.pbx.RaisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestedApplicationsTest {

    @ParameterizedTest
    @CsvSource({"1,yes", "0,no"})
    void execIfRunsOneOfTwoApplications(String condition, String took) {
        var call = Dialplan.of("exten => 100,1,ExecIf($[%s]?Set(took=yes):Set(took=no))".formatted(condition))
                .call("100");
        assertThat(call.variable("took")).isEqualTo(took);
    }

    @Test
    void execIfWithoutABranchForTheCaseGoesOn() {
        var call = Dialplan.of("""
                exten => 100,1,ExecIf(0?Set(a=1))
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("after");
    }

    @Test
    void anApplicationInsideExecIfMayJumpAndCallSubroutines() {
        var call = Dialplan.of("""
                exten => 100,1,ExecIf(1?Gosub(sub,s,1(x)))
                 same => n,ExecIf(1?Goto(end))
                 same => n,Set(skipped=no)
                 same => n(end),Set(end=yes)
                [sub]
                exten => s,1,Set(sub=${ARG1})
                 same => n,Return()
                """).call("100");
        assertThat(call.variables())
                .containsEntry("sub", "x")
                .containsEntry("end", "yes")
                .doesNotContainKey("skipped");
    }

    @Test
    void colonsAndQuestionMarksInParenthesesBelongToTheApplication() {
        var call =
                Dialplan.of("exten => 100,1,ExecIf(1?Set(a=b:c?d):Set(a=no))").call("100");
        assertThat(call.variable("a")).isEqualTo("b:c?d");
    }

    @Test
    void execEvaluatesItsArgumentsOnceMore() {
        var call = Dialplan.of("""
                exten => 100,1,Set(dollar=$)
                 same => n,Set(x=5)
                 same => n,Exec(Set(y=${dollar}{x}))
                """).call("100");
        assertThat(call.variable("y")).isEqualTo("5");
    }

    @Test
    void execOfAnApplicationThatDoesNotExistEndsTheCall() {
        var call = Dialplan.of("""
                exten => 100,1,Exec(NoSuchThing(1))
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Set(a=1),SUCCESS", "Goto(nowhere),FAILED", "NoSuchThing(1),NOAPP"})
    void tryExecTellsWhatCameOfItAndGoesOn(String application, String status) {
        var call = Dialplan.of("""
                exten => 100,1,TryExec(%s)
                 same => n,Set(after=yes)
                """.formatted(application)).call("100");
        assertThat(call.variable("TRYSTATUS")).isEqualTo(status);
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @Test
    void raiseExceptionLeadsToE() {
        var call = Dialplan.of("""
                exten => 100,1,RaiseException(no such luck)
                exten => e,1,Set(here=yes)
                 same => n,Wait(1)
                 same => n,Wait(1000000)
                """).call("100");
        assertThat(call.variable("here")).isEqualTo("yes");
    }

    @Test
    void theReasonOfAnExceptionIsKept() {
        var reason = new StringBuilder();
        Dialplan.of("""
                exten => 100,1,RaiseException(no such luck)
                exten => e,1,Wait(1)
                """)
                .call(
                        "100",
                        caller -> caller.after(
                                500,
                                phone -> reason.append(RaisedException.of(phone.channel())
                                                .map(RaisedException::reason)
                                                .orElse("none"))
                                        .append('.')));
        assertThat(reason).hasToString("no such luck.no such luck.");
    }

    @Test
    void anApplicationThatNeedsMediaDoesNotRunInARoutineWithoutMediaByWayOfExecIf() {
        var call = Dialplan.of("""
                exten => 100,1,Dial(PJSIP/callee,,gb(prepare^s^1))
                [prepare]
                exten => s,1,ExecIf(1?Playback(hello))
                 same => n,Return()
                """)
                .given(simulation -> simulation.phone("callee").isBusy())
                .call("100");
        assertThat(call.sounds()).isEmpty();
        assertThat(call.variable("DIALSTATUS")).isEqualTo("BUSY");
    }
}
