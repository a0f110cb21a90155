package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.apps.Dialplan;
import org.junit.jupiter.api.Test;

class SubroutineFunctionsTest {

    @Test
    void aLocalVariableEndsWithItsSubroutine() {
        var call = Dialplan.of("""
                exten => 100,1,Set(x=outer)
                 same => n,Gosub(sub,1)
                 same => n,Set(after=${x})
                exten => sub,1,Set(LOCAL(x)=inner)
                 same => n,Set(seen=${x}/${LOCAL(x)}/${LOCAL_PEEK(0,x)}/${LOCAL_PEEK(1,x)}/${LOCAL_PEEK(2,x)})
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("inner/inner/inner/outer/");
        assertThat(call.variable("after")).isEqualTo("outer");
    }

    @Test
    void localsOfAnOuterSubroutineAreNoLocalsOfTheInner() {
        var call = Dialplan.of("""
                exten => 100,1,Gosub(sub,1)
                exten => sub,1,Set(LOCAL(x)=one)
                 same => n,Gosub(inner,1)
                 same => n,Return()
                exten => inner,1,Set(seen=${x}-${LOCAL(x)})
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("one-");
    }

    @Test
    void theStackTellsFromWhereASubroutineWasCalled() {
        var call = Dialplan.of("""
                exten => 100,1,NoOp()
                 same => n,Gosub(sub,1)
                exten => sub,1,Gosub(inner,1)
                 same => n,Return()
                exten => inner,1,Set(seen=${STACK_PEEK(1,l)} ${STACK_PEEK(2,l)} ${STACK_PEEK(2,c)} ${STACK_PEEK(2,e)} ${STACK_PEEK(2,p)} ${STACK_PEEK(3,l,1)})
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("default,sub,1 default,100,2 default 100 2 ");
    }

    @Test
    void aSubroutineInsideAnExpressionGivesItsValueAndComesBack() {
        var call = Dialplan.of("""
                exten => 100,1,Set(r=${EVAL_SUB(double,1(21))}!)
                 same => n,Set(at=${EXTEN},${PRIORITY})
                exten => double,1,Set(LOCAL(twice)=$[${ARG1} * 2])
                 same => n,Wait(1)
                 same => n,Return(${twice})
                """).call("100");
        assertThat(call.variable("r")).isEqualTo("42!");
        assertThat(call.variable("at")).isEqualTo("100,2");
        assertThat(call.ended()).isEqualTo(1000);
    }

    @Test
    void aSubroutineThatDoesNotReturnLeavesNothingOnTheStack() {
        var call = Dialplan.of("""
                exten => 100,1,Set(r=[${EVAL_SUB(lost,1)}])
                 same => n,Set(depth=${STACK_PEEK(1,l,1)})
                exten => lost,1,Gosub(deeper,1)
                exten => deeper,1,NoOp()
                """).call("100");
        assertThat(call.variable("r")).isEqualTo("[]");
        assertThat(call.variable("depth")).isEmpty();
    }

    @Test
    void hangingUpInsideEndsTheCallAfterThePriority() {
        var call = Dialplan.of("""
                exten => 100,1,Set(r=[${EVAL_SUB(end,1)}])
                 same => n,Set(never=1)
                exten => end,1,Hangup(17)
                """).call("100");
        assertThat(call.variables()).containsEntry("r", "[]").doesNotContainKey("never");
        assertThat(call.channel().hangupCause().code()).isEqualTo(17);
    }

    @Test
    void theExceptionTellsWhyACallIsInItsEExtension() {
        var call = Dialplan.of("""
                exten => 100,1,RaiseException(TROUBLE)
                exten => e,1,Set(seen=${EXCEPTION(reason)} ${EXCEPTION(CONTEXT)} ${EXCEPTION(exten)} ${EXCEPTION(priority)})
                """).call("100");
        assertThat(call.variable("seen")).isEqualTo("TROUBLE default 100 1");
    }

    @Test
    void variablesWithAnUnderscoreReachTheOtherChannelThroughTheMaster() {
        var call = Dialplan.of("""
                exten => 100,1,Set(colour=red)
                 same => n,Dial(PJSIP/desk,1,b(sub^1))
                exten => sub,1,Set(MASTER_CHANNEL(from)=${CHANNEL(channeltype)} sees ${MASTER_CHANNEL(colour)})
                 same => n,Return()
                """).given(s -> s.phone("desk").ringsForEver()).call("100");
        assertThat(call.variable("from")).isEqualTo("PJSIP sees red");
    }
}
