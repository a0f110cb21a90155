package org.hookswitch.apps.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.apps.Dialplan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JumpsTest {

    @Test
    void gotoALabelOfTheSameExtension() {
        var call = Dialplan.of("""
                exten => 100,1,Goto(there)
                 same => n,Set(skipped=no)
                 same => n(there),Set(arrived=yes)
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("arrived");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200,here", "200,2", "other,s,1", "other,s,here"})
    void gotoAnotherExtensionOrContext(String target) {
        var call = Dialplan.of("""
                exten => 100,1,Goto(%s)
                exten => 200,1,Set(first=yes)
                 same => 2(here),Set(arrived=yes)
                [other]
                exten => s,1(here),Set(arrived=yes)
                """.formatted(target)).call("100");
        assertThat(call.variables()).containsOnlyKeys("arrived");
    }

    @Test
    void gotoARelativePriority() {
        var call = Dialplan.of("""
                exten => 100,1,Goto(+2)
                 same => n,Set(skipped=no)
                 same => n,Set(arrived=yes)
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("arrived");
    }

    @Test
    void gotoAComputedPlace() {
        var call = Dialplan.of("""
                exten => 100,1,Set(to=other,s)
                 same => n,Goto(${to},1)
                [other]
                exten => s,1,Set(arrived=yes)
                """).call("100");
        assertThat(call.variable("arrived")).isEqualTo("yes");
    }

    @Test
    void gotoAnExtensionThatDoesNotExistLeadsToI() {
        var call = Dialplan.of("""
                exten => 100,1,Goto(999,1)
                exten => i,1,Set(wrong=${INVALID_EXTEN})
                """).call("100");
        assertThat(call.variable("wrong")).isEqualTo("999");
    }

    @Test
    void gotoALabelThatDoesNotExistEndsTheCall() {
        var call = Dialplan.of("""
                exten => 100,1,Goto(nowhere)
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variables()).doesNotContainKey("after");
        assertThat(call.story()).last().asString().startsWith("is hung up");
    }

    @Test
    void aLabelMeansTheExtensionThatWasDialledEvenWhereOneStepServesManyExtensions() {
        var call = Dialplan.of("""
                exten => _1XX,1,Set(seen=${seen}${EXTEN} )
                 same => n,GotoIf($["${EXTEN}" = "100"]?next)
                 same => n,Hangup()
                 same => n(next),Goto(101,1)
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("100 101 ");
    }

    @Test
    void aLabelIsFoundInTheExtensionOfTheMomentWhenAnotherCallUsedTheSameStepBefore() {
        var call = Dialplan.of("""
                exten => _2XX/77,1,Set(n=$[0${n} + 1])
                exten => _2XX,1,Set(n=$[0${n} + 1])
                 same => n,Goto(end)
                 same => n,Set(wrong=yes)
                 same => n(end),GotoIf($[${n} < 3]?20${n},1)
                 same => n,Set(last=${EXTEN})
                """).call("200");
        assertThat(call.variable("last")).isEqualTo("202");
        assertThat(call.variables()).doesNotContainKey("wrong");
    }

    @ParameterizedTest
    @CsvSource({"1,yes", "0,no", "'',no", "00,no", "x,yes", "-1,yes", "0.5,no", "$[1 = 1],yes", "$[1 = 2],no", "' 0',no"
    })
    void gotoIfTakesTheBranchThatItsConditionChooses(String condition, String branch) {
        var call = Dialplan.of("""
                exten => 100,1,Set(c=%s)
                 same => n,GotoIf(${c}?yes:no)
                 same => n(yes),Set(took=yes)
                 same => n,Hangup()
                 same => n(no),Set(took=no)
                """.formatted(condition)).call("100");
        assertThat(call.variable("took")).isEqualTo(branch);
    }

    @ParameterizedTest
    @CsvSource({"$[0]?there", "$[1]?:there", "$[0]?there:", "$[0]", "0?there"})
    void gotoIfGoesOnWhereTheBranchIsEmpty(String argument) {
        var call = Dialplan.of("""
                exten => 100,1,GotoIf(%s)
                 same => n,Set(on=yes)
                 same => n,Hangup()
                 same => n(there),Set(jumped=yes)
                """.formatted(argument)).call("100");
        assertThat(call.variables()).containsOnlyKeys("on");
    }

    @Test
    void gotoIfTakesAComputedBranch() {
        var call = Dialplan.of("""
                exten => 100,1,Set(to=other,s,1)
                 same => n,GotoIf($[2 > 1]?${to}:nowhere)
                [other]
                exten => s,1,Set(arrived=yes)
                """).call("100");
        assertThat(call.variable("arrived")).isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource({"'9:00-9:59,mon,5,jan',yes", "'10:00-17:00,*,*,*',no", "'*,sat-sun,*,*',no", "'*,*,*,jan-mar',yes"})
    void gotoIfTimeAsksTheClock(String times, String branch) {
        // The simulation begins on Monday, 5 January 2026, at 9:00 UTC.
        var call = Dialplan.of("""
                exten => 100,1,GotoIfTime(%s,UTC?yes:no)
                 same => n(yes),Set(took=yes)
                 same => n,Hangup()
                 same => n(no),Set(took=no)
                """.formatted(times)).call("100");
        assertThat(call.variable("took")).isEqualTo(branch);
    }

    @Test
    void execIfTimeRunsAnApplicationAtItsTime() {
        var call = Dialplan.of("""
                exten => 100,1,ExecIfTime(*,mon,*,*,UTC?Set(monday=yes))
                 same => n,ExecIfTime(*,tue,*,*,UTC?Set(tuesday=yes))
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("monday");
    }
}
