package org.hookswitch.apps.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.dial.Destination;
import org.hookswitch.pbx.dial.OriginateRequest;
import org.hookswitch.pbx.dial.OriginateRequest.Aim;
import org.hookswitch.pbx.dial.OriginateResult;
import org.hookswitch.pbx.dial.Originating;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.simulate.SimulatedPhone.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that the switch places of its own accord: the application Originate and the door below it. */
class OriginateTest {

    private static Calls originating(String arguments) {
        return Calls.on("""
                [test]
                exten => 100,1,Originate(%s)
                 same => n,NoOp(after ${ORIGINATE_STATUS})
                 same => n,Wait(20)
                [there]
                exten => 5,1,NoOp(first)
                 same => 2,NoOp(second ${X}-${CALLERID(all)})
                 same => n,Wait(60)
                exten => 9,1,Dial(PJSIP/carol)
                [r]
                exten => s,1,Set(SEEN=${ARG1})
                 same => n,Return()
                [gone]
                exten => s,1,Hangup()
                """.formatted(arguments));
    }

    @Test
    void whoAnswersIsSentToTheExtensionAndTheCallerGoesOnThen() {
        try (Calls calls = originating("PJSIP/bob,exten,there,5,2,10,v(X=7)c(123)n(Somebody)")) {
            calls.bob.answersAfter(2000);
            calls.aliceCalls();
            calls.pass(1900);
            assertThat(calls.path(calls.alice)).hasSize(1);
            calls.pass(200);
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after SUCCESS)");
            assertThat(calls.path(calls.bob)).first().isEqualTo("5,2 NoOp(second 7-\"Somebody\" <123>)");
            assertThat(calls.bob.story()).startsWith("is called by \"Somebody\" <123>");
        }
    }

    @Test
    void withoutCAndNTheCallersOwnIdentityIsShown() {
        try (Calls calls = originating("PJSIP/bob,exten,there,5")) {
            calls.bob.ringsForEver();
            calls.aliceCalls();
            calls.pass(100);
            assertThat(calls.bob.story()).startsWith("is called by \"Alice\" <6001>");
        }
    }

    @Test
    void anApplicationRunsOnWhoAnswersAndThenTheCallEnds() {
        try (Calls calls = originating("PJSIP/bob,app,Wait,3")) {
            calls.bob.answersAfter(1000);
            calls.aliceCalls();
            calls.pass(1500);
            assertThat(calls.bob.channel().snapshot().application()).isEqualTo("Wait");
            assertThat(calls.bob.channel().snapshot().data()).isEqualTo("3");
            calls.pass(3000);
            assertThat(calls.bob.story()).last().isEqualTo("is hung up: NORMAL_CLEARING");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "USER_BUSY,BUSY",
        "NORMAL_CIRCUIT_CONGESTION,CONGESTION",
        "CALL_REJECTED,HANGUP",
        "NORMAL_CLEARING,HANGUP",
        "NO_ANSWER,RINGING",
        "DESTINATION_OUT_OF_ORDER,FAILED"
    })
    void theStatusSaysHowTheCallWasLost(HangupCause cause, String status) {
        try (Calls calls = originating("PJSIP/bob,exten,there,5")) {
            calls.bob.declines(cause);
            calls.aliceCalls();
            calls.pass(100);
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after " + status + ")");
        }
    }

    @Test
    void nobodyAnswersInTime() {
        try (Calls calls = originating("PJSIP/bob,exten,there,5,1,3")) {
            calls.bob.ringsForEver();
            calls.aliceCalls();
            calls.pass(3100);
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after RINGING)");
            assertThat(calls.bob.story()).last().isEqualTo("is hung up: NO_ANSWER");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"PJSIP/nobody,exten,there,5", "Nothing/x,exten,there,5", "PJSIP/bob,what,there", "bob,app,Wait"})
    void whatCannotBeCalledHasFailed(String arguments) {
        try (Calls calls = originating(arguments)) {
            calls.aliceCalls();
            calls.pass(100);
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after FAILED)");
        }
    }

    @Test
    void optionADoesNotWait() {
        try (Calls calls = originating("PJSIP/bob,exten,there,5,1,30,a")) {
            calls.bob.answersAfter(5000);
            calls.aliceCalls();
            calls.pass(100);
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after SUCCESS)");
            calls.pass(5000);
            assertThat(calls.path(calls.bob)).startsWith("5,1 NoOp(first)");
        }
    }

    @Test
    void theCallGoesOnWhenTheOneWhoPlacedItHangsUp() {
        try (Calls calls = originating("PJSIP/bob,exten,there,5")) {
            calls.bob.answersAfter(5000);
            calls.aliceCalls();
            calls.alice.after(1000, p -> p.hangUp());
            calls.pass(6000);
            assertThat(calls.path(calls.bob)).startsWith("5,1 NoOp(first)");
        }
    }

    @Test
    void section4TheSameLettersBindRoutinesOnThePlacingAndOnTheCalledChannel() {
        try (Calls calls = originating("PJSIP/bob,exten,there,5,1,30,B(r^s^1(x))b(r^s^1(y))")) {
            calls.bob.answersAfter(100);
            calls.aliceCalls();
            calls.pass(1000);
            assertThat(calls.routines())
                    .containsExactly("caller-pre-dial alice returned", "callee-pre-dial bob returned");
            assertThat(calls.variable(calls.alice, "SEEN")).isEqualTo("x");
            assertThat(calls.variable(calls.bob, "SEEN")).isEqualTo("y");
        }
    }

    @Test
    void section3AHangupInTheCalledChannelsRoutineLosesTheCall() {
        try (Calls calls = originating("PJSIP/bob,exten,there,5,1,30,b(gone^s^1)")) {
            calls.aliceCalls();
            calls.pass(1000);
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after FAILED)");
            assertThat(calls.bob.story()).noneMatch(s -> s.startsWith("is called"));
        }
    }

    @Test
    void section5AForwardedCallGoesOnAndTheForwardedChannelRunsTheRedirectingRoutine() {
        try (Calls calls = originating("PJSIP/bob,exten,there,5")) {
            calls.bob.behaves(new Behaviour.Diverts(Duration.ofSeconds(1), "9@there", Redirecting.NONE));
            calls.carol.answersAfter(1000);
            calls.aliceCalls().variable("__REDIRECTING_SEND_SUB", "r,s,1");
            calls.pass(3000);
            assertThat(calls.bob.story()).last().isEqualTo("is hung up: REDIRECTED_TO_NEW_DESTINATION");
            assertThat(calls.carol.story()).contains("answers");
            assertThat(calls.routines()).containsExactly("redirecting 9@there returned");
            assertThat(calls.path(calls.alice)).contains("100,2 NoOp(after SUCCESS)");
        }
    }

    @Test
    void theDoorGivesIdsAndTellsTheResultOnceAndAsAnEvent() {
        try (Calls calls = originating("x")) {
            List<Originating.Result> results = new ArrayList<>();
            calls.bob.answersAfter(1000);
            OriginateRequest request = OriginateRequest.of(
                            Destination.parse("Local/9@there").getFirst(), new Aim.Dialplan(new Place("there", "5", 1)))
                    .withCallerId(Optional.of(PartyId.of("Desk", "99")))
                    .withAccount("acme")
                    .withIds(Optional.of("one"), Optional.of("two"));
            calls.carol.answersAfter(500);
            Channel first = Originating.start(calls.simulation.pbx(), request, results::add)
                    .orElseThrow();
            assertThat(first.uniqueId()).isEqualTo("one");
            assertThat(first.accountCode()).isEqualTo("acme");
            assertThat(calls.simulation
                            .pbx()
                            .channels()
                            .find("two")
                            .orElseThrow()
                            .name())
                    .endsWith(";2");
            assertThat(Originating.start(calls.simulation.pbx(), request, results::add))
                    .isEmpty();
            assertThat(results.getFirst().word()).isEqualTo(OriginateResult.FAILED);
            calls.pass(1000);
            assertThat(results).hasSize(2);
            assertThat(results.getLast().word()).isEqualTo(OriginateResult.SUCCESS);
            assertThat(results.getLast().channel().uniqueId()).isEqualTo("one");
            assertThat(calls.simulation.events(Event.Originated.class))
                    .extracting(e ->
                            e.dialString() + " " + e.aim() + " " + e.result().reason())
                    .containsExactly("Local/9@there there,5,1 0", "Local/9@there there,5,1 4");
        }
    }

    @Test
    void aChannelThatIsSentElsewhereBeforeItIsAnsweredGoesThere() {
        try (Calls calls = originating("PJSIP/bob,app,Wait,30")) {
            calls.bob.answersAfter(1000).after(500, p -> p.channel().redirect(new Place("there", "5", 1)));
            calls.aliceCalls();
            calls.pass(2000);
            assertThat(calls.path(calls.bob)).startsWith("5,1 NoOp(first)");
        }
    }

    @Test
    void anApplicationThatDoesNotExistEndsTheCall() {
        try (Calls calls = originating("PJSIP/bob,app,Nonsense")) {
            calls.bob.answersAfter(100);
            calls.aliceCalls();
            calls.pass(1000);
            assertThat(calls.bob.story()).last().isEqualTo("is hung up: FACILITY_NOT_IMPLEMENTED");
        }
    }
}
