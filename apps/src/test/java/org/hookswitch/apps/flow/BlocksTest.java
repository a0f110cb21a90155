package org.hookswitch.apps.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.apps.Dialplan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {

    @Test
    void whileRunsUntilItsExpressionIsFalse() {
        var call = Dialplan.of("""
                exten => 100,1,Set(i=0)
                 same => n,While($[${i} < 3])
                 same => n,Set(i=$[${i} + 1])
                 same => n,EndWhile()
                 same => n,Set(done=${i})
                """).call("100");
        assertThat(call.variable("done")).isEqualTo("3");
    }

    @Test
    void loopsNest() {
        var call = Dialplan.of("""
                exten => 100,1,MSet(i=0,out=)
                 same => n,While($[${i} < 2])
                 same => n,Set(j=0)
                 same => n,While($[${j} < 2])
                 same => n,Set(out=${out}${i}${j} )
                 same => n,Set(j=$[${j} + 1])
                 same => n,EndWhile()
                 same => n,Set(i=$[${i} + 1])
                 same => n,EndWhile()
                """).call("100");
        assertThat(call.variable("out")).isEqualTo("00 01 10 11 ");
    }

    @Test
    void exitWhileLeavesTheInnermostLoopAndContinueWhileBeginsItsNextRound() {
        var call = Dialplan.of("""
                exten => 100,1,MSet(i=0,out=)
                 same => n,While($[${i} < 9])
                 same => n,Set(i=$[${i} + 1])
                 same => n,ExecIf($[${i} = 2]?ContinueWhile())
                 same => n,ExecIf($[${i} = 4]?ExitWhile())
                 same => n,Set(out=${out}${i})
                 same => n,EndWhile()
                 same => n,Set(done=yes)
                """).call("100");
        assertThat(call.variable("out")).isEqualTo("13");
        assertThat(call.variable("done")).isEqualTo("yes");
    }

    @Test
    void aLoopThatIsNeverEnteredSkipsTheLoopsInside() {
        var call = Dialplan.of("""
                exten => 100,1,While(0)
                 same => n,While(1)
                 same => n,Set(inside=yes)
                 same => n,EndWhile()
                 same => n,EndWhile()
                 same => n,Set(done=yes)
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("done");
    }

    @Test
    void whileWithoutEndWhileEndsTheCall() {
        var call = Dialplan.of("""
                exten => 100,1,While(0)
                 same => n,Set(inside=yes)
                """).call("100");
        assertThat(call.variables()).isEmpty();
    }

    @Test
    void endWhileWithoutWhileGoesOn() {
        var call = Dialplan.of("""
                exten => 100,1,EndWhile()
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource({"1,one.", "2,two.", "3,many."})
    void ifTakesTheFirstBranchWhoseExpressionIsTrue(String x, String took) {
        var call = Dialplan.of("""
                exten => 100,1,Set(x=%s)
                 same => n,If($[${x} = 1])
                 same => n,Set(took=${took}one)
                 same => n,ExitIf()
                 same => n,ElseIf($[${x} = 2])
                 same => n,Set(took=${took}two)
                 same => n,Else()
                 same => n,Set(took=${took}many)
                 same => n,EndIf()
                 same => n,Set(took=${took}.)
                """.formatted(x)).call("100");
        assertThat(call.variable("took")).isEqualTo(took);
    }

    @Test
    void aBranchInsideABranchThatIsNotTakenIsSkippedAsAWhole() {
        var call = Dialplan.of("""
                exten => 100,1,If(0)
                 same => n,If(1)
                 same => n,Set(a=no)
                 same => n,Else()
                 same => n,Set(b=no)
                 same => n,EndIf()
                 same => n,Else()
                 same => n,Set(c=yes)
                 same => n,EndIf()
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("c");
    }

    @Test
    void ifWithoutEndIfEndsTheCall() {
        var call = Dialplan.of("""
                exten => 100,1,If(0)
                 same => n,Set(inside=yes)
                """).call("100");
        assertThat(call.variables()).isEmpty();
    }
}
