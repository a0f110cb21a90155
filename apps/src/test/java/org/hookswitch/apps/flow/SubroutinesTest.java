package org.hookswitch.apps.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.apps.Dialplan;
import org.junit.jupiter.api.Test;

class SubroutinesTest {

    @Test
    void gosubPassesArgumentsAndReturnBringsTheValue() {
        var call = Dialplan.of("""
                exten => 100,1,Gosub(sub,s,1(7,a b))
                 same => n,Set(got=${GOSUB_RETVAL}/${ARG1})
                [sub]
                exten => s,1,Set(seen=${ARGC}:${ARG1}:${ARG2}:${ARG3})
                 same => n,Return($[${ARG1} * 2],x)
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("2:7:a b:");
        assertThat(call.variable("got")).isEqualTo("14,x/");
    }

    @Test
    void gosubToALabelOfTheSameExtension() {
        var call = Dialplan.of("""
                exten => 100,1,Gosub(work)
                 same => n,Set(back=yes)
                 same => n,Hangup()
                 same => n(work),Set(worked=${EXTEN})
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("worked")).isEqualTo("100");
        assertThat(call.variable("back")).isEqualTo("yes");
    }

    @Test
    void argumentsThatAreComputedMayHoldSeparatorsOfTheirOwn() {
        var call = Dialplan.of("""
                exten => 100,1,Set(list=a,b)
                 same => n,Gosub(sub,s,1(${list},"c,d",(e,f)))
                [sub]
                exten => s,1,Set(seen=${ARGC}:${ARG1}:${ARG2}:${ARG3}:${ARG4})
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("4:a:b:\"c,d\":(e,f)");
    }

    @Test
    void argumentsOfAnOuterSubroutineAreHidden() {
        var call = Dialplan.of("""
                exten => 100,1,Gosub(outer,s,1(1,2,3))
                [outer]
                exten => s,1,Gosub(inner,s,1(x))
                 same => n,Set(outer=${ARG1}${ARG2}${ARG3})
                 same => n,Return()
                [inner]
                exten => s,1,Set(inner=${ARG1}${ARG2}${ARG3})
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("inner")).isEqualTo("x");
        assertThat(call.variable("outer")).isEqualTo("123");
    }

    @Test
    void gosubToAPlaceThatDoesNotExistEndsTheCall() {
        var call = Dialplan.of("""
                exten => 100,1,Gosub(nowhere,s,1)
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variables()).isEmpty();
        assertThat(call.story()).containsExactly("is hung up: NORMAL_CLEARING");
    }

    @Test
    void returnWithoutGosubEndsTheCall() {
        var call = Dialplan.of("""
                exten => 100,1,Return()
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variables()).isEmpty();
    }

    @Test
    void gosubIfCallsTheBranchThatItsConditionChooses() {
        var call = Dialplan.of("""
                exten => 100,1,GosubIf($[1 = 1]?sub,s,1(a:b):sub,s,1(no))
                 same => n,GosubIf($[1 = 2]?sub,s,1(no):sub,s,1(c,d))
                 same => n,GosubIf($[1 = 2]?sub,s,1(no))
                [sub]
                exten => s,1,Set(seen=${seen}${ARG1}${ARG2}/)
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("a:b/cd/");
    }

    @Test
    void gosubIfWithComputedArguments() {
        var call = Dialplan.of("""
                exten => 100,1,Set(x=5)
                 same => n,GosubIf($[${x} = 5]?sub,s,1(${x}?:):sub,s,1(no))
                 same => n,GosubIf(${x}?sub,s,1(six))
                [sub]
                exten => s,1,Set(seen=${seen}${ARG1}/)
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("5?:/six/");
    }

    @Test
    void stackPopForgetsTheInnermostSubroutine() {
        var call = Dialplan.of("""
                exten => 100,1,Gosub(outer,s,1)
                 same => n,Set(back=yes)
                [outer]
                exten => s,1,Gosub(inner,s,1)
                 same => n,Set(skipped=no)
                 same => n,Return()
                [inner]
                exten => s,1,StackPop()
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("back")).isEqualTo("yes");
        assertThat(call.variables()).doesNotContainKey("skipped");
    }

    @Test
    void stackPopWithoutASubroutineGoesOn() {
        var call = Dialplan.of("""
                exten => 100,1,StackPop()
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @Test
    void aelSubCallsASubroutineOfAel() {
        var call = Dialplan.of("""
                exten => 100,1,AELSub(greet,a,b)
                 same => n,Set(back=yes)
                [greet]
                exten => ~~s~~,1,Set(seen=${ARG1}${ARG2})
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("ab");
        assertThat(call.variable("back")).isEqualTo("yes");
    }

    @Test
    void aRecursionWithoutAnEndIsStopped() {
        var call = Dialplan.of("exten => 100,1,Gosub(100,1)").call("100");
        assertThat(call.story()).containsExactly("is hung up: NORMAL_CLEARING");
        assertThat(call.path()).hasSizeLessThan(1000);
    }
}
