package org.hookswitch.apps.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookswitch.apps.Dialplan;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.pbx.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTest {

    @ParameterizedTest
    @CsvSource({
        "System,0,SUCCESS,true",
        "System,3,APPERROR,true",
        "System,127,FAILURE,false",
        "TrySystem,0,SUCCESS,true",
        "TrySystem,3,APPERROR,true",
        "TrySystem,127,FAILURE,true"
    })
    void theStatusTellsHowACommandEnded(String application, int exit, String status, boolean goesOn) {
        var call = Dialplan.of("""
                exten => 100,1,%s("echo a,b > /tmp/x")
                 same => n,Set(after=yes)
                """.formatted(application))
                .given(simulation -> simulation.commands().ends("echo a,b > /tmp/x", exit, ""))
                .call("100");
        assertThat(call.simulation().commands().ran()).containsExactly("echo a,b > /tmp/x");
        assertThat(call.variable("SYSTEMSTATUS")).isEqualTo(status);
        assertThat(call.variables().containsKey("after")).isEqualTo(goesOn);
    }

    @Test
    void userEventPublishesItsHeaders() {
        var call = Dialplan.of("exten => 100,1,UserEvent(Alarm,Room: 12,Note: a:b,nonsense)")
                .call("100");
        List<Event.UserEvent> events = call.simulation().events(Event.UserEvent.class);
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().name()).isEqualTo("Alarm");
        assertThat(events.getFirst().body()).isEqualTo(Map.of("Room", "12", "Note", "a:b"));
    }

    @Test
    void dbDeltreeDeletesAFamily() {
        var stores = new ArrayList<KeyValueStore>();
        Dialplan.of("exten => 100,1,DBdeltree(a)")
                .given(simulation -> {
                    KeyValueStore store = KeyValueStore.of(simulation.pbx());
                    store.put("a", "x/y", "1");
                    store.put("ab", "x", "2");
                    stores.add(store);
                })
                .call("100");
        assertThat(stores)
                .isNotEmpty()
                .allSatisfy(store -> assertThat(store.tree("")).containsOnlyKeys("/ab/x"));
    }

    @Test
    void aSignalWakesWhoWaitsForIt() {
        var call = Dialplan.of("""
                exten => 100,1,WaitForSignal(done,60)
                exten => 200,1,Wait(2)
                 same => n,Signal(done,a,b)
                """)
                .given(simulation -> simulation.phone("other").dials("200", "default"))
                .call("100");
        assertThat(call.variable("WAITFORSIGNALSTATUS")).isEqualTo("SIGNALED");
        assertThat(call.variable("WAITFORSIGNALPAYLOAD")).isEqualTo("a,b");
        assertThat(call.ended()).isEqualTo(2000);
    }

    @Test
    void aSignalThatNobodyWaitsForFails() {
        var call = Dialplan.of("exten => 100,1,Signal(done)").call("100");
        assertThat(call.variable("SIGNALSTATUS")).isEqualTo("FAILURE");
    }

    @Test
    void waitingForASignalEndsInTimeAndWithTheCaller() {
        assertThat(Dialplan.of("exten => 100,1,WaitForSignal(done,2)")
                        .call("100")
                        .variable("WAITFORSIGNALSTATUS"))
                .isEqualTo("TIMEOUT");
        var call = Dialplan.of("exten => 100,1,WaitForSignal(done)")
                .call("100", caller -> caller.after(100, phone -> phone.hangUp()));
        assertThat(call.variable("WAITFORSIGNALSTATUS")).isEqualTo("HANGUP");
    }

    @Test
    void keysPressedWhileASignalIsAwaitedAreKept() {
        var call = Dialplan.of("""
                exten => 100,1,WaitForSignal(done,2)
                 same => n,Read(key,,1)
                """).call("100", caller -> caller.after(500, phone -> phone.press("7")));
        assertThat(call.variable("key")).isEqualTo("7");
    }
}
