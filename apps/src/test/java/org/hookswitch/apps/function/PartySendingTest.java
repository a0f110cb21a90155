package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.apps.Dialplan;
import org.junit.jupiter.api.Test;

class PartySendingTest {

    private static List<String> told(Dialplan.Call call, String what) {
        return call.story().stream().filter(s -> s.contains(what)).toList();
    }

    @Test
    void whatIsSetOfTheConnectedLineIsShownToThePhone() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,Set(CONNECTEDLINE(all)=Desk <200>)
                 same => n,Wait(1)
                """).call("100");
        assertThat(told(call, "200")).hasSize(1);
    }

    @Test
    void withOptionIItIsOnlyKept() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,Set(CONNECTEDLINE(num,i)=200)
                 same => n,Set(REDIRECTING(from-num,i)=300)
                 same => n,Set(kept=${CONNECTEDLINE(num)}${REDIRECTING(from-num)})
                 same => n,Wait(1)
                """).call("100");
        assertThat(call.variable("kept")).isEqualTo("200300");
        assertThat(told(call, "200")).isEmpty();
        assertThat(told(call, "300")).isEmpty();
    }

    @Test
    void anInterceptionRoutineEditsWhatIsThenSentOnce() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,Set(CONNECTED_LINE_SEND_SUB=edit,1)
                 same => n,Set(CONNECTEDLINE(num)=200)
                 same => n,Wait(1)
                exten => edit,1,Set(CONNECTEDLINE(num)=9${CONNECTEDLINE(num)})
                 same => n,Set(CONNECTEDLINE(name)=Edited)
                 same => n,Return()
                """).call("100");
        assertThat(told(call, "9200")).hasSize(1);
        assertThat(told(call, "Edited")).hasSize(1);
        assertThat(told(call, "200")).hasSize(1);
    }

    @Test
    void theRedirectingRoutineDoesTheSame() {
        var call = Dialplan.of("""
                exten => 100,1,Set(REDIRECTING_SEND_SUB=edit,1)
                 same => n,Set(REDIRECTING(from-num)=300)
                 same => n,Set(after=${REDIRECTING(from-num)})
                 same => n,Wait(1)
                exten => edit,1,Set(REDIRECTING(from-num)=7${REDIRECTING(from-num)})
                 same => n,Return()
                """).call("100");
        assertThat(call.variable("after")).isEqualTo("7300");
        assertThat(told(call, "300")).hasSize(1);
    }

    @Test
    void aCallersNameIsShownToWhomItCalls() {
        var call = Dialplan.of("""
                exten => 100,1,Set(CALLERID(all)=Boss <1>)
                 same => n,Dial(PJSIP/desk,1)
                """).given(s -> s.phone("desk").ringsForEver()).call("100");
        assertThat(call.simulation().phone("desk").story()).anyMatch(s -> s.contains("Boss") && s.contains("<1>"));
    }
}
