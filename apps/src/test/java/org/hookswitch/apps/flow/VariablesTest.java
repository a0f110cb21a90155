package org.hookswitch.apps.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.apps.Dialplan;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.junit.jupiter.api.Test;

class VariablesTest {

    @Test
    void setTakesAllThatFollowsTheFirstEqualsSignAsTheValue() {
        var call = Dialplan.of("exten => 100,1,Set(a=b,c=\"d e\")").call("100");
        assertThat(call.variable("a")).isEqualTo("b,c=\"d e\"");
    }

    @Test
    void setEvaluatesTheValue() {
        var call = Dialplan.of("""
                exten => 100,1,Set(n=41)
                 same => n,Set(m=$[${n} + 1] of ${n})
                """).call("100");
        assertThat(call.variable("m")).isEqualTo("42 of 41");
    }

    @Test
    void setTakesANameThatIsComputed() {
        var call = Dialplan.of("""
                exten => 100,1,Set(name=colour)
                 same => n,Set(${name}2=red)
                 same => n,Set(shown=${colour2})
                """).call("100");
        assertThat(call.variable("shown")).isEqualTo("red");
    }

    @Test
    void setFindsTheEqualsSignInAnEvaluatedName() {
        var call = Dialplan.of("""
                exten => 100,1,Set(pair=x=1)
                 same => n,Set(${pair}2=3)
                """).call("100");
        assertThat(call.variable("x")).isEqualTo("12=3");
    }

    @Test
    void setWithoutAnEqualsSignChangesNothingAndGoesOn() {
        var call = Dialplan.of("""
                exten => 100,1,Set(nothing)
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("after");
    }

    @Test
    void setWithAnEmptyValueLeavesTheVariableEmpty() {
        var call = Dialplan.of("""
                exten => 100,1,Set(a=1)
                 same => n,Set(a=)
                 same => n,Set(shown=[${a}])
                """).call("100");
        assertThat(call.variable("shown")).isEqualTo("[]");
    }

    @Test
    void setWritesAFunctionWithItsArguments() {
        var shelf = new Shelf();
        Dialplan.of("""
                exten => 100,1,Set(slot=top)
                 same => n,Set(SHELF(low,x)=a,b)
                 same => n,Set(SHELF(${slot})=c)
                """)
                .given(simulation -> simulation.pbx().registry().add(shelf))
                .call("100");
        assertThat(shelf.written).hasToString("low,x=a,b/top=c/low,x=a,b/top=c/");
    }

    @Test
    void anUnknownFunctionIsNotWrittenAndTheCallGoesOn() {
        var call = Dialplan.of("""
                exten => 100,1,Set(NOSUCH(x)=1)
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("after");
    }

    @Test
    void mSetSetsSeveralAndTakesQuotesAway() {
        var call = Dialplan.of("exten => 100,1,MSet(a=1, b=\"x,y\",c=$[1+1])").call("100");
        assertThat(call.variable("a")).isEqualTo("1");
        assertThat(call.variable("b")).isEqualTo("x,y");
        assertThat(call.variable("c")).isEqualTo("2");
    }

    @Test
    void noOpEvaluatesItsText() {
        var shelf = new Shelf();
        Dialplan.of("exten => 100,1,NoOp(${SHELF(a)})")
                .given(simulation -> simulation.pbx().registry().add(shelf))
                .call("100");
        // Once in each of the two switches: a watched priority is not evaluated twice.
        assertThat(shelf.reads).isEqualTo(2);
    }

    @Test
    void whatAChannelDoesIsToldAsItIsWrittenWhereItWasPrepared() {
        var call = Dialplan.of("""
                exten => 100,1,Wait(1)
                 same => n,Set(x=$[1 + 1])
                """).callUnwatched("100");
        var event = call.simulation().events(Event.VariableSet.class).getLast();
        assertThat(event.channel().application()).isEqualTo("Set");
        assertThat(event.channel().data()).isEqualTo("x=$[1 + 1]");
    }

    @Test
    void clearHashForgetsTheKeysOfOneHashOnly() {
        var call = Dialplan.of("""
                exten => 100,1,Set(~HASH~a~1~=x)
                 same => n,Set(~HASH~ab~1~=y)
                 same => n,ClearHash(a)
                 same => n,Set(left=${~HASH~a~1~}${~HASH~ab~1~})
                """).call("100");
        assertThat(call.variable("left")).isEqualTo("y");
    }

    /** A function that notes how it is used. */
    private static final class Shelf implements DialplanFunction {
        private final StringBuilder written = new StringBuilder();
        private int reads;

        @Override
        public FunctionSpec spec() {
            return FunctionSpec.readWrite("SHELF", "test", "SHELF(x)", 1, 9);
        }

        @Override
        public String read(FunctionCall call) {
            reads++;
            return "";
        }

        @Override
        public void write(FunctionCall call, String value) {
            written.append(call.text()).append('=').append(value).append('/');
        }
    }
}
