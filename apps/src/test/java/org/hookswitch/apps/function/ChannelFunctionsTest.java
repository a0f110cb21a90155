package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hookswitch.apps.Dialplan;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.Test;

class ChannelFunctionsTest {

    @Test
    void hangupHandlersRunLastInFirstOut() {
        var call = Dialplan.of("""
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=hdl,1(one))
                 same => n,Set(CHANNEL(hangup_handler_push)=hdl,1(two))
                 same => n,Set(CHANNEL(hangup_handler_push)=hdl,1(three))
                 same => n,Set(CHANNEL(hangup_handler_pop)=)
                exten => hdl,1,Set(GLOBAL(ran)=${ran}${ARG1} )
                 same => n,Return()
                """).call("100");
        assertThat(Scene.global(call.simulation(), "ran")).isEqualTo("two one ");
    }

    @Test
    void popAndWipePushTheirValue() {
        var call = Dialplan.of("""
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=hdl,1(one))
                 same => n,Set(CHANNEL(hangup_handler_pop)=hdl,1(popped))
                 same => n,Set(CHANNEL(hangup_handler_push)=hdl,1(two))
                 same => n,Set(CHANNEL(hangup_handler_wipe)=hdl,1(wiped))
                exten => hdl,1,Set(GLOBAL(ran)=${ran}${ARG1} )
                 same => n,Return()
                """).call("100");
        assertThat(Scene.global(call.simulation(), "ran")).isEqualTo("wiped ");
        assertThat(call.simulation().events(Event.HangupHandlerPopped.class)).hasSize(3);
    }

    @Test
    void aCallerLearnsHowTheLegsItDialledEnded() {
        var call = Dialplan.of("""
                exten => 100,1,Dial(PJSIP/busy&PJSIP/gone,5)
                 same => n,Set(keys=${HANGUPCAUSE_KEYS()})
                 same => n,Set(first=${HANGUPCAUSE(${CUT(keys,\\,,1)},ast)})
                 same => n,Set(second=${HANGUPCAUSE(${CUT(keys,\\,,2)},ast)})
                """)
                .given(s -> {
                    s.phone("busy").isBusy();
                    s.phone("gone").declines(HangupCause.CALL_REJECTED);
                })
                .call("100");
        assertThat(call.variable("keys")).matches("PJSIP/(busy|gone)-[0-9a-f]{8},PJSIP/(busy|gone)-[0-9a-f]{8}");
        assertThat(List.of(call.variable("first"), call.variable("second")))
                .containsExactlyInAnyOrder("User busy", "Call Rejected");
    }

    @Test
    void aCallerKnowsTheOtherChannelOfItsBridge() {
        String plan = """
                exten => 100,1,Dial(PJSIP/desk,5)
                exten => 200,1,Wait(3)
                 same => n,Set(GLOBAL(peer)=${IMPORT(PJSIP/caller,CHANNEL(peer))})
                 same => n,Set(GLOBAL(all)=${CHANNELS(desk)})
                """;
        try (Simulation simulation = Scene.of(plan)) {
            simulation.phone("desk").answersAfter(1000);
            simulation.phone("caller").dials("100", "default");
            simulation.phone("watcher").dials("200", "default");
            simulation.pass(5000);
            assertThat(Scene.global(simulation, "peer")).startsWith("PJSIP/desk-");
            assertThat(Scene.global(simulation, "all")).isEqualTo(Scene.global(simulation, "peer"));
        }
    }

    @Test
    void afterItsBridgeAChannelGoesWhereItWasTold() {
        String plan = """
                exten => 100,1,Set(CHANNEL(after_bridge_goto)=after,1)
                 same => n,Dial(PJSIP/desk,5)
                 same => n,Set(GLOBAL(caller)=next)
                exten => after,1,Set(GLOBAL(caller)=there)
                exten => 200,1,Dial(PJSIP/desk,5,b(tell^1))
                exten => tell,1,Set(CHANNEL(after_bridge_goto)=callee,1)
                 same => n,Return()
                exten => callee,1,Set(GLOBAL(callee)=there)
                """;
        try (Simulation simulation = Scene.of(plan)) {
            simulation.phone("desk").answersAfter(100);
            simulation.phone("caller").dials("100", "default");
            simulation.phone("desk").after(2000, phone -> phone.hangUp());
            simulation.run();
            assertThat(Scene.global(simulation, "caller")).isEqualTo("there");
            simulation.phone("caller").dials("200", "default");
            simulation.phone("caller").after(2000, phone -> phone.hangUp());
            simulation.run();
            assertThat(Scene.global(simulation, "callee")).isEqualTo("there");
        }
    }

    @Test
    void theAbsoluteTimeoutEndsTheCall() {
        var call = Dialplan.of("""
                exten => 100,1,Set(TIMEOUT(absolute)=5)
                 same => n,Wait(2)
                 same => n,Set(left=${TIMEOUT(absolute)})
                 same => n,Wait(60)
                 same => n,Set(never=1)
                """).call("100");
        assertThat(call.variable("left")).isEqualTo("3.000");
        assertThat(call.variables()).doesNotContainKey("never");
        assertThat(call.ended()).isEqualTo(5000);
    }

    @Test
    void aCallThatIsPassedOnTooOftenIsRefused() {
        var call = Dialplan.of("""
                exten => 100,1,Set(CHANNEL(max_forwards)=3)
                 same => n,Dial(Local/loop@default,5)
                 same => n,Set(status=${DIALSTATUS})
                exten => loop,1,Set(GLOBAL(rounds)=$[0${rounds} + 1])
                 same => n,Dial(Local/loop@default,5)
                """).call("100");
        assertThat(Scene.global(call.simulation(), "rounds")).isEqualTo("3");
    }

    @Test
    void theLastPlaceIsTheOneBefore() {
        var call = Dialplan.of("""
                exten => 100,1,Goto(200,1)
                exten => 200,1,Set(last=${CHANNEL(lastexten)}@${CHANNEL(lastcontext)})
                """).call("100");
        assertThat(call.variable("last")).isEqualTo("100@default");
    }

    @Test
    void aDeclaredTestTimeCountsForJumpsToo() {
        var call = Dialplan.of("""
                exten => 100,1,Set(TESTTIME()=2026-12-25 12:00:00 UTC)
                 same => n,GotoIfTime(*,*,25,dec,UTC?closed,1)
                 same => n,Set(state=open)
                exten => closed,1,Set(state=closed)
                """).call("100");
        assertThat(call.variable("state")).isEqualTo("closed");
    }
}
