package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.simulate.SimulatedPhone.Behaviour;
import org.junit.jupiter.api.Test;

/** Options of Dial and RetryDial that concern the end of a conversation, further attempts, and who is shown. */
class DialAfterwardsTest {

    private static Calls running(String application) {
        return Calls.on("""
                [test]
                exten => 100,1,Set(OUTBOUND_GROUP=all)
                 same => n,Set(OUTBOUND_GROUP_ONCE=once)
                 same => n,%s
                 same => n,NoOp(next ${DIALSTATUS} [${FORWARDERNAME}])
                 same => n,Dial(PJSIP/carol,1,b(look^s^1))
                 same => n,NoOp(later ${DIALSTATUS} [${FORWARDERNAME}])
                exten => 7,1,NoOp(seven)
                exten => h,1,Set(ENDED=yes)
                [look]
                exten => s,1,Set(SEEN=${GROUP()}-${CALLERID(num)})
                 same => n,Return()
                [slow]
                exten => s,1,Set(OLD=new)
                 same => n,Set(FRESH=1)
                 same => n,Wait(60)
                 same => n,Return()
                """.formatted(application));
    }

    @Test
    void optionSEndsTheConversation() {
        try (Calls calls = running("Dial(PJSIP/bob,10,gS(3))")) {
            calls.bob.answersAfter(1000);
            calls.aliceCalls();
            calls.pass(3900);
            assertThat(calls.bob.story()).last().isEqualTo("answers");
            calls.pass(200);
            assertThat(calls.bob.story()).last().isEqualTo("is hung up: NORMAL_CLEARING");
            assertThat(calls.path(calls.alice)).contains("100,4 NoOp(next ANSWER [])");
        }
    }

    @Test
    void optionERunsTheLastExtensionOnTheCalledPartyToo() {
        try (Calls calls = running("Dial(PJSIP/bob,10,e)")) {
            calls.bob.answersAfter(1000);
            calls.aliceCalls();
            calls.alice.after(2000, p -> p.hangUp());
            calls.run();
            assertThat(calls.variable(calls.bob, "ENDED")).isEqualTo("yes");
            assertThat(calls.variable(calls.alice, "ENDED")).isEqualTo("yes");
        }
    }

    @Test
    void withoutOptionETheCalledPartyDoesNotRunIt() {
        try (Calls calls = running("Dial(PJSIP/bob,10)")) {
            calls.bob.answersAfter(1000);
            calls.aliceCalls();
            calls.alice.after(2000, p -> p.hangUp());
            calls.run();
            assertThat(calls.variable(calls.bob, "ENDED")).isEqualTo("(never set)");
        }
    }

    @Test
    void theCalledChannelsAreInTheGroupOfTheCallersVariablesAndOnceMeansOnce() {
        try (Calls calls = running("Dial(PJSIP/bob,1,b(look^s^1)o(4711))")) {
            calls.aliceCalls();
            calls.pass(3000);
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("once-4711");
            assertThat(calls.variable(calls.carol, "SEEN")).isEqualTo("all-6003");
        }
    }

    @Test
    void optionOWithoutANumberGivesTheCalledChannelTheCallersIdentity() {
        try (Calls calls = running("Dial(PJSIP/bob,1,b(look^s^1)o)")) {
            calls.aliceCalls();
            calls.pass(500);
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("once-6001");
            assertThat(calls.bob.story()).startsWith("is called by \"Alice\" <6001>");
        }
    }

    @Test
    void theForwarderOfAnEarlierDialIsForgotten() {
        try (Calls calls = running("Dial(PJSIP/bob,1)")) {
            calls.bob.behaves(new Behaviour.Diverts(Duration.ZERO, "PJSIP/carol", Redirecting.NONE));
            calls.aliceCalls();
            calls.pass(3000);
            List<String> path = calls.path(calls.alice);
            assertThat(path).anyMatch(s -> s.matches("100,4 NoOp\\(next NOANSWER \\[PJSIP/bob-.*\\]\\)"));
            assertThat(path).contains("100,6 NoOp(later NOANSWER [])");
        }
    }

    @Test
    void section10ARoutineOverItsHardBudgetLeavesTheVariablesAsTheyStood() {
        try (Calls calls = running("Dial(PJSIP/bob,30,b(slow^s^1))")) {
            Channel alice = calls.aliceCalls();
            alice.variable("_OLD", "old");
            calls.pass(11_000);
            assertThat(calls.routines()).startsWith("callee-pre-dial bob over budget");
            assertThat(calls.bob.channel().variables().all())
                    .containsEntry("OLD", "old")
                    .doesNotContainKey("FRESH")
                    .doesNotContainKey("ARGC");
        }
    }

    @Test
    void retryDialTriesAgainAfterThePauseAndGoesOnAfterTheLastAttempt() {
        try (Calls calls = running("RetryDial(,5,2,PJSIP/bob,1)")) {
            calls.aliceCalls();
            calls.pass(20_000);
            assertThat(calls.bob.story().stream().filter(s -> s.startsWith("is called")))
                    .hasSize(2);
            assertThat(calls.path(calls.alice)).contains("100,4 NoOp(next NOANSWER [])");
        }
    }

    @Test
    void retryDialEndsWithTheConversation() {
        try (Calls calls = running("RetryDial(,5,0,PJSIP/bob,10,g)")) {
            calls.bob.answersAfter(1000).after(3000, p -> p.hangUp());
            calls.aliceCalls();
            calls.pass(4000);
            assertThat(calls.path(calls.alice)).contains("100,4 NoOp(next ANSWER [])");
        }
    }

    @Test
    void aKeyDuringThePauseOfRetryDialLeadsToItsExtension() {
        try (Calls calls = running("RetryDial(,5,0,PJSIP/bob,1,d)")) {
            calls.aliceCalls();
            calls.alice.after(3000, p -> p.press("97"));
            calls.pass(4000);
            assertThat(calls.path(calls.alice)).contains("7,1 NoOp(seven)");
        }
    }

    @Test
    void aCallerWhoHangsUpDuringThePauseOfRetryDialIsGone() {
        try (Calls calls = running("RetryDial(,5,0,PJSIP/bob,1)")) {
            calls.aliceCalls();
            calls.alice.after(3000, p -> p.hangUp());
            calls.run();
            assertThat(calls.path(calls.alice)).doesNotContain("100,4 NoOp(next NOANSWER [])");
        }
    }
}
