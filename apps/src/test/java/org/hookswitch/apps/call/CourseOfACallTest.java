package org.hookswitch.apps.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.hookswitch.apps.Dialplan;
import org.hookswitch.pbx.HangupCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseOfACallTest {

    @Test
    void answerAnswersOnce() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,Answer()
                 same => n,Hangup()
                """).call("100");
        assertThat(call.story()).containsExactly("is answered", "is hung up: NORMAL_CLEARING");
        assertThat(call.ended()).isZero();
    }

    @Test
    void answerWaitsForItsDelay() {
        var call = Dialplan.of("""
                exten => 100,1,Answer(1500,i)
                 same => n,Hangup()
                """).call("100");
        assertThat(call.ended()).isEqualTo(1500);
    }

    @Test
    void keysPressedDuringTheDelayOfAnswerAreKept() {
        var call = Dialplan.of("""
                exten => 100,1,Answer(1000)
                 same => n,Read(key,,1)
                """).call("100", caller -> caller.after(500, phone -> phone.press("7")));
        assertThat(call.variable("key")).isEqualTo("7");
        assertThat(call.ended()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Progress", "Ringing", "Proceeding"})
    void indicationsReachTheDevice(String application) {
        var call = Dialplan.of("exten => 100,1," + application + "()").call("100");
        assertThat(call.story()).first().isEqualTo("is told " + application.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void ringingOfACallThatIsUpIsATone() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,Ringing()
                 same => n,Wait(2)
                 same => n,Progress()
                 same => n,Wait(1)
                """).call("100");
        assertThat(call.heard()).containsExactly("tone ring");
        assertThat(call.sounds().getFirst().to()).isEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource({
        "'',NORMAL_CLEARING",
        "17,USER_BUSY",
        "CONGESTION,NORMAL_CIRCUIT_CONGESTION",
        "AST_CAUSE_NO_ANSWER,NO_ANSWER",
        "no_route_destination,NO_ROUTE_DESTINATION",
        "nonsense,NORMAL_CLEARING",
        "0,NORMAL_CLEARING"
    })
    void hangupTakesACauseByValueOrName(String argument, String cause) {
        var call = Dialplan.of("exten => 100,1,Hangup(" + argument + ")").call("100");
        assertThat(call.story()).containsExactly("is hung up: " + cause);
    }

    @Test
    void hangupWithoutACausePassesTheLastOneOn() {
        var call = Dialplan.of("""
                exten => 100,1,Wait(1)
                 same => n,Hangup()
                """).call("100", caller -> caller.channel().hangupCause(HangupCause.USER_BUSY));
        assertThat(call.story()).containsExactly("is hung up: USER_BUSY");
    }

    @ParameterizedTest
    @CsvSource({"Busy,busy,USER_BUSY", "Congestion,congestion,NORMAL_CIRCUIT_CONGESTION"})
    void busyAndCongestionTellTheDeviceAndEndTheCall(String application, String told, String cause) {
        var call = Dialplan.of("""
                exten => 100,1,%s(3)
                 same => n,Set(after=yes)
                """.formatted(application)).call("100");
        assertThat(call.story()).containsExactly("is told " + told, "is hung up: " + cause);
        assertThat(call.ended()).isEqualTo(3000);
        assertThat(call.variables()).isEmpty();
    }

    @Test
    void busyOfACallThatIsUpIsAToneUntilTheCallerHangsUp() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,Busy()
                """).call("100", caller -> caller.after(9000, phone -> phone.hangUp()));
        assertThat(call.heard()).containsExactly("tone busy");
        assertThat(call.story()).containsExactly("is answered", "hangs up");
        assertThat(call.ended()).isEqualTo(9000);
    }

    @ParameterizedTest
    @CsvSource({"2,2000", "0.25,250", "300ms,300", "1m,60000", "0,0", "x,0", "'',0", "-5,0"})
    void waitTakesSecondsWithAFractionOrAUnit(String argument, long millis) {
        var call = Dialplan.of("""
                exten => 100,1,Wait(%s)
                 same => n,Set(after=yes)
                """.formatted(argument)).call("100");
        assertThat(call.ended()).isEqualTo(millis);
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @Test
    void waitEndsWhenTheCallerHangsUp() {
        var call = Dialplan.of("""
                exten => 100,1,Wait(60)
                 same => n,Set(after=yes)
                """).call("100", caller -> caller.after(1000, phone -> phone.hangUp()));
        assertThat(call.ended()).isEqualTo(1000);
        assertThat(call.variables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1767603610.5,OK,10500", "1767603600,OK,0", "1767603599,PAST,0", "soon,FAILURE,0"})
    void waitUntilWaitsForAMoment(String epoch, String status, long millis) {
        // The simulation begins at 1767603600.
        var call = Dialplan.of("exten => 100,1,WaitUntil(" + epoch + ")").call("100");
        assertThat(call.variable("WAITUNTILSTATUS")).isEqualTo(status);
        assertThat(call.ended()).isEqualTo(millis);
    }

    @Test
    void waitForConditionLooksAgainAndAgain() {
        var call = Dialplan.of("""
                exten => 100,1,Set(go=0)
                 same => n,WaitForCondition(#,#["#{go}"="1"],40,0.5)
                """)
                .call(
                        "100",
                        caller -> caller.after(1600, phone -> phone.channel().variable("go", "1")));
        assertThat(call.variable("WAITFORCONDITIONSTATUS")).isEqualTo("TRUE");
        assertThat(call.ended()).isEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource({"'#,#[1=2],3',TIMEOUT,3000", "'##,1',FAILURE,0", "'#,#[1=1]',TRUE,0", "'#,1,x',FAILURE,0"})
    void waitForConditionTellsHowItEnded(String arguments, String status, long millis) {
        var call = Dialplan.of("exten => 100,1,WaitForCondition(" + arguments + ")")
                .call("100");
        assertThat(call.variable("WAITFORCONDITIONSTATUS")).isEqualTo(status);
        assertThat(call.ended()).isEqualTo(millis);
    }

    @Test
    void waitForConditionEndsWithTheCaller() {
        var call = Dialplan.of("exten => 100,1,WaitForCondition(#,#[1=2])")
                .call("100", caller -> caller.after(1000, phone -> phone.hangUp()));
        assertThat(call.variable("WAITFORCONDITIONSTATUS")).isEqualTo("HANGUP");
    }

    @Test
    void sendTextReachesTheDevice() {
        var call = Dialplan.of("exten => 100,1,SendText(hello, you)").call("100");
        assertThat(call.story()).first().isEqualTo("is told text hello, you");
        assertThat(call.variable("SENDTEXTSTATUS")).isEqualTo("SUCCESS");
    }

    @Test
    void sendTextWithoutATextFails() {
        var call = Dialplan.of("exten => 100,1,SendText()").call("100");
        assertThat(call.variable("SENDTEXTSTATUS")).isEqualTo("FAILURE");
        assertThat(call.variable("SENDTEXTTYPE")).isEqualTo("NONE");
    }
}
