package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.pbx.event.Event;
import org.junit.jupiter.api.Test;

/** Section 9 of the handlers' contract: what runs after the hangup. */
class HangupHandlersTest {

    @Test
    void section9HandlersRunLastInFirstOut() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=hdl,s,1(first))
                 same => n,Set(CHANNEL(hangup_handler_push)=hdl,s,1(second))
                 same => n,Hangup(17)
                [hdl]
                exten => s,1,Set(ORDER=${ORDER}${ARG1}-)
                 same => n,Set(CAUSE=${HANGUPCAUSE})
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routines()).containsExactly("hangup alice returned", "hangup alice returned");
            assertThat(calls.variable(calls.alice, "ORDER")).isEqualTo("second-first-");
            assertThat(calls.variable(calls.alice, "CAUSE")).isEqualTo("17");
        }
    }

    @Test
    void section9AHandlerRunsForACalleeToo() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Dial(PJSIP/bob,10,b(pre^s^1))
                [pre]
                exten => s,1,Set(CHANNEL(hangup_handler_push)=hdl,s,1)
                 same => n,Return()
                [hdl]
                exten => s,1,Return()
                """)) {
            calls.bob.answersAfter(100).after(2000, p -> p.hangUp());
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routines()).containsExactly("callee-pre-dial bob returned", "hangup bob returned");
        }
    }

    @Test
    void section9AHandlerThatEndsAbnormallyDoesNotStopTheNext() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=good,s,1)
                 same => n,Set(CHANNEL(hangup_handler_push)=nowhere,s,1)
                 same => n,Set(CHANNEL(hangup_handler_push)=bad,s,1)
                [bad]
                exten => s,1,Hangup(21)
                [good]
                exten => s,1,Set(CAUSE=${HANGUPCAUSE})
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.routines())
                    .containsExactly("hangup alice hung up", "hangup alice not found", "hangup alice returned");
            assertThat(calls.variable(calls.alice, "CAUSE")).isEqualTo("21");
            assertThat(calls.simulation.events(Event.HangupHandlerRun.class)).hasSize(3);
        }
    }

    @Test
    void section9PopRemovesTheNewestAndPushesItsValue() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=hdl,s,1(old))
                 same => n,Set(CHANNEL(hangup_handler_push)=hdl,s,1(older))
                 same => n,Set(CHANNEL(hangup_handler_pop)=hdl,s,1(new))
                [hdl]
                exten => s,1,Set(ORDER=${ORDER}${ARG1}-)
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.variable(calls.alice, "ORDER")).isEqualTo("new-old-");
        }
    }

    @Test
    void section9WipeRemovesAllAndPushesItsValue() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=hdl,s,1(a))
                 same => n,Set(CHANNEL(hangup_handler_push)=hdl,s,1(b))
                 same => n,Set(CHANNEL(hangup_handler_wipe)=hdl,s,1(c))
                [hdl]
                exten => s,1,Set(ORDER=${ORDER}${ARG1}-)
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.variable(calls.alice, "ORDER")).isEqualTo("c-");
        }
    }

    @Test
    void section9TheHExtensionRunsBeforeTheHandlers() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=hdl,s,1)
                 same => n,Wait(60)
                exten => h,1,Set(ORDER=h)
                [hdl]
                exten => s,1,Set(ORDER=${ORDER}-handler)
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.alice.after(1000, p -> p.hangUp());
            calls.run();
            assertThat(calls.variable(calls.alice, "ORDER")).isEqualTo("h-handler");
        }
    }

    @Test
    void section9AHandlerPushedWhileHandlersRunIsRunNext() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=last,s,1)
                 same => n,Set(CHANNEL(hangup_handler_push)=pushes,s,1)
                [pushes]
                exten => s,1,Set(CHANNEL(hangup_handler_push)=pushed,s,1)
                 same => n,Set(ORDER=pushes)
                 same => n,Return()
                [pushed]
                exten => s,1,Set(ORDER=${ORDER}-pushed)
                 same => n,Return()
                [last]
                exten => s,1,Set(ORDER=${ORDER}-last)
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.variable(calls.alice, "ORDER")).isEqualTo("pushes-pushed-last");
        }
    }

    @Test
    void section9ApplicationsThatNeedMediaReturnAtOnce() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=hdl,s,1)
                [hdl]
                exten => s,1,Playback(hello-world)
                 same => n,Set(SEEN=after)
                 same => n,Return()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.simulation.heard().all()).isEmpty();
            assertThat(calls.variable(calls.alice, "SEEN")).isEqualTo("after");
        }
    }

    @Test
    void section2APlaceIsRememberedAtThePush() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=handler)
                 same => n,Goto(elsewhere,s,1)
                 same => n(handler),Set(SEEN=${CONTEXT}-${EXTEN})
                 same => n,Return()
                [elsewhere]
                exten => s,1,Hangup()
                """)) {
            calls.aliceCalls();
            calls.run();
            assertThat(calls.variable(calls.alice, "SEEN")).isEqualTo("test-100");
        }
    }

    @Test
    void section9HandlersRunWhenTheSwitchStops() {
        try (Calls calls = Calls.on("""
                [test]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=hdl,s,1)
                 same => n,Wait(1000)
                [hdl]
                exten => s,1,Return()
                """)) {
            calls.aliceCalls();
            calls.pass(1000);
            calls.simulation.clock().start("stop", () -> calls.simulation.pbx().stop(java.time.Duration.ofSeconds(20)));
            calls.pass(1);
            assertThat(calls.routines()).containsExactly("hangup alice returned");
            assertThat(calls.simulation.pbx().channels().count()).isZero();
        }
    }
}
