package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.HandlerRule;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.HandlerStage;
import org.junit.jupiter.api.Test;

/** Section 10 of the handlers' contract: routines bound by rule, without a word in the dialplan. */
class HandlerRulesTest {

    private static final String DIALPLAN = """
            [test]
            exten => 100,1,Set(CHANNEL(hangup_handler_push)=routines,pushed,1)
             same => n,Dial(PJSIP/bob,10,%s)
             same => n,NoOp(next)
            [routines]
            exten => s,1,Set(SEEN=${SEEN}${ARG1})
             same => n,Return()
            exten => ask,1,Set(GOSUB_RESULT=BUSY)
             same => n,Return()
            exten => pushed,1,Return()
            exten => rename,1,Set(CONNECTEDLINE(num,i)=777)
             same => n,Return()
            [option]
            exten => s,1,Set(SEEN=${SEEN}option)
             same => n,Return()
            """;

    private static HandlerRule rule(HandlerStage stage, String channel, String context, int order, String run) {
        return new HandlerRule(
                "r" + order,
                stage,
                HandlerRule.channels(channel),
                Optional.of(context).filter(c -> !c.isEmpty()),
                Template.parse(run),
                order,
                new SourceLocation("handlers.conf", 10 + order, 1));
    }

    private static Calls calls(String options, HandlerRule... rules) {
        Calls calls = Calls.on(DIALPLAN.formatted(options), 1, new HandlerSettings(Map.of(), Arrays.asList(rules)));
        calls.bob.answersAfter(100);
        calls.aliceCalls();
        calls.pass(1000);
        return calls;
    }

    @Test
    void section10ARuleBindsWithoutAnOption() {
        try (Calls calls = calls(
                "",
                rule(HandlerStage.CALLER_PRE_DIAL, "*", "", 1, "routines,s,1(B)"),
                rule(HandlerStage.CALLEE_PRE_DIAL, "*", "", 2, "routines,s,1(b)"),
                rule(HandlerStage.PRE_BRIDGE, "*", "", 3, "routines,s,1(U)"))) {
            assertThat(calls.routines())
                    .containsExactly(
                            "caller-pre-dial alice returned",
                            "callee-pre-dial bob returned",
                            "pre-bridge bob returned");
            assertThat(calls.variable(calls.alice, "SEEN")).isEqualTo("B");
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("bU");
        }
    }

    @Test
    void section10RulesRunInTheirOrderAndTheOptionLast() {
        try (Calls calls = calls(
                "b(option^s^1)",
                rule(HandlerStage.CALLEE_PRE_DIAL, "*", "", 20, "routines,s,1(second-)"),
                rule(HandlerStage.CALLEE_PRE_DIAL, "*", "", 10, "routines,s,1(first-)"))) {
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("first-second-option");
        }
    }

    @Test
    void section10TheSubjectAndTheCallersContextDecide() {
        try (Calls calls = calls(
                "",
                rule(HandlerStage.CALLEE_PRE_DIAL, "PJSIP/carol*", "", 1, "routines,s,1(carol)"),
                rule(HandlerStage.CALLEE_PRE_DIAL, "pjsip/BOB*", "", 2, "routines,s,1(bob)"),
                rule(HandlerStage.CALLEE_PRE_DIAL, "*", "elsewhere", 3, "routines,s,1(elsewhere)"),
                rule(HandlerStage.CALLEE_PRE_DIAL, "*", "test", 4, "routines,s,1(-test)"))) {
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("bob-test");
        }
    }

    @Test
    void section10TheRunIsSubstitutedWithTheCallersVariables() {
        try (Calls calls = calls("", rule(HandlerStage.PRE_BRIDGE, "*", "", 1, "routines,s,1(${CALLERID(num)})"))) {
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("6001");
        }
    }

    @Test
    void section10ARulesVerdictCountsAndWhatFollowsDoesNotRun() {
        try (Calls calls = calls("U(option)", rule(HandlerStage.PRE_BRIDGE, "*", "", 1, "routines,ask,1"))) {
            assertThat(calls.routines()).contains("pre-bridge bob returned");
            assertThat(calls.variable(calls.alice, "DIALSTATUS")).isEqualTo("BUSY");
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("(never set)");
        }
    }

    @Test
    void section10TheConnectedLineIsEditedByRule() {
        try (Calls calls = calls("", rule(HandlerStage.CONNECTED_LINE, "PJSIP/alice*", "", 1, "routines,rename,1"))) {
            assertThat(calls.routines()).contains("connected-line alice returned");
            assertThat(calls.alice.channel().connected().id().number().digits()).isEqualTo("777");
        }
    }

    @Test
    void section10HangupRulesRunOnEveryChannelBeforeThePushedHandlers() {
        try (Calls calls = calls("", rule(HandlerStage.HANGUP, "*", "", 1, "routines,s,1(gone)"))) {
            calls.alice.hangUp();
            calls.run();
            List<String> handlers = calls.simulation.events(Event.HangupHandlerRun.class).stream()
                    .map(e -> e.channel().name().substring(6, 9) + " " + e.handler())
                    .toList();
            assertThat(handlers)
                    .containsExactlyInAnyOrder(
                            "ali routines,s,1(gone)", "ali routines,pushed,1", "bob routines,s,1(gone)");
            assertThat(handlers.indexOf("ali routines,s,1(gone)"))
                    .isLessThan(handlers.indexOf("ali routines,pushed,1"));
        }
    }

    @Test
    void section9AChannelThatIsEndedTwiceRunsItsHangupRulesOnce() {
        try (Calls calls = calls("", rule(HandlerStage.HANGUP, "PJSIP/alice*", "", 1, "routines,s,1(gone)"))) {
            calls.alice.hangUp();
            calls.run();
            calls.simulation.pbx().release(calls.alice.channel(), HangupCause.NORMAL_CLEARING);
            calls.run();
            assertThat(calls.simulation.events(Event.HangupHandlerRun.class).stream()
                            .filter(e -> e.handler().equals("routines,s,1(gone)")))
                    .hasSize(1);
        }
    }

    @Test
    void section10TheTraceSaysWhichRuleBoundIt() {
        try (Calls calls = calls("", rule(HandlerStage.PRE_BRIDGE, "*", "", 5, "routines,s,1(x)"))) {
            assertThat(calls.routine(HandlerStage.PRE_BRIDGE).binding().described())
                    .isEqualTo("rule r5 at handlers.conf:15");
        }
    }
}
