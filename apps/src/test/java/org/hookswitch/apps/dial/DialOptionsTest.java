package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.party.Presentation;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.simulate.SimulatedPhone.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of Dial that concern its timeout, its losers and the number that it shows. */
class DialOptionsTest {

    private static Calls dialing(String destinations, String options) {
        return Calls.on("""
                [test]
                exten => 100,1,Dial(%s,5,%s)
                 same => n,NoOp(next ${DIALSTATUS})
                exten => 200,1,Dial(PJSIP/carol)
                """.formatted(destinations, options));
    }

    @ParameterizedTest
    @CsvSource({
        "'',ANSWERED_ELSEWHERE",
        "Q(USER_BUSY),USER_BUSY",
        "Q(21),CALL_REJECTED",
        "Q(NONE),NOTDEFINED",
        "Q(0),NOTDEFINED",
        "Q(nonsense),ANSWERED_ELSEWHERE"
    })
    void optionQSaysWhatTheOthersAreToldWhenOneAnswers(String options, String cause) {
        try (Calls calls = dialing("PJSIP/bob&PJSIP/carol", options)) {
            calls.bob.answersAfter(100);
            calls.carol.ringsForEver();
            calls.aliceCalls();
            calls.pass(1000);
            assertThat(calls.carol.story()).contains("is hung up: " + cause);
        }
    }

    private static Calls divertedAfterOneSecond(String options) {
        Calls calls = dialing("PJSIP/bob", options);
        calls.bob.behaves(new Behaviour.Diverts(Duration.ofSeconds(1), "200", Redirecting.NONE));
        calls.carol.answersAfter(8000);
        calls.aliceCalls();
        calls.pass(10_000);
        return calls;
    }

    @Test
    void withoutZTheTimeoutHoldsForADivertedCallToo() {
        try (Calls calls = divertedAfterOneSecond("")) {
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(next NOANSWER)");
        }
    }

    @Test
    void optionZEndsTheTimeoutWhenTheCallIsDiverted() {
        try (Calls calls = divertedAfterOneSecond("z")) {
            assertThat(calls.carol.story()).contains("answers");
            assertThat(calls.alice.story()).contains("is answered");
        }
    }

    @Test
    void optionZWithoutADiversionLeavesTheTimeout() {
        try (Calls calls = dialing("PJSIP/bob", "z")) {
            calls.bob.ringsForEver();
            calls.aliceCalls();
            calls.pass(5100);
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(next NOANSWER)");
        }
    }

    @Test
    void optionsSAndUGiveTheForcedNumberItsTagAndPresentation() {
        try (Calls calls = dialing("PJSIP/bob", "f(7777)s(red)u(prohib_passed_screen)")) {
            calls.bob.ringsForEver();
            Channel caller = calls.aliceCalls();
            calls.pass(100);
            Channel callee = calls.simulation.pbx().channels().all().stream()
                    .filter(c -> c != caller)
                    .findFirst()
                    .orElseThrow();
            assertThat(callee.connected().id().number().digits()).isEqualTo("7777");
            assertThat(callee.connected().id().tag()).isEqualTo("red");
            assertThat(callee.connected().id().number().presentation())
                    .isEqualTo(Presentation.parse("prohib_passed_screen").orElseThrow());
        }
    }
}
