package org.hookswitch.apps.say;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hookswitch.apps.Dialplan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTest {

    @ParameterizedTest
    @CsvSource({
        "SayDigits(12),digits/1 digits/2",
        "SayNumber(120),digits/1 digits/hundred digits/20",
        "'SayNumber(5,f)',digits/5",
        "SayOrdinal(3),digits/h-3",
        "SayAlpha(ab),letters/a letters/b",
        "'SayAlphaCase(u,aB)',letters/a uppercase letters/b",
        "SayPhonetic(a),phonetic/a_p",
        "SayMoney(1.00),digits/1 letters/dollar",
        "'SayCountedNoun(2,call)',calls",
        "'SayCountedAdj(2,new)',new",
        "'SayUnixTime(0,UTC,IMp)',digits/12 digits/oclock digits/a-m",
        "'SayUnixTime(,America/New_York,H)',digits/oh digits/4",
        "'SayUnixTime(,,Y)',digits/2 digits/thousand digits/20 digits/6",
        "'DateTime(1767603600,UTC,A)',digits/day-1"
    })
    void eachApplicationSaysItsPrompts(String application, String heard) {
        var call = Dialplan.of("""
                exten => 100,1,%s
                 same => n,Set(after=yes)
                """.formatted(application)).call("100");
        assertThat(call.heard()).containsExactly(heard.split(" "));
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @ParameterizedTest
    @CsvSource({"SayNumber(abc)", "SayNumber()", "'SayAlphaCase(x,a)'", "SayOrdinal(x)", "SayNumber(999999999999999)"})
    void whatCannotBeSaidIsSilent(String application) {
        var call = Dialplan.of("""
                exten => 100,1,%s
                 same => n,Set(after=yes)
                """.formatted(application)).call("100");
        assertThat(call.heard()).isEmpty();
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @Test
    void aMissingPromptIsLeftOut() {
        var call = Dialplan.of("exten => 100,1,SayDigits(123)")
                .given(simulation -> simulation.heard().lasts("digits/2", Duration.ZERO))
                .call("100");
        assertThat(call.heard()).containsExactly("digits/1", "digits/3");
    }

    @Test
    void aKeyDoesNotInterruptSpeech() {
        var call = Dialplan.of("""
                exten => 100,1,SayDigits(123)
                exten => 5,1,Set(chosen=5)
                """).call("100", caller -> caller.after(500, phone -> phone.press("5")));
        assertThat(call.heard()).hasSize(3);
        assertThat(call.variables()).isEmpty();
    }

    @Test
    void aKeyInterruptsSpeechWhereThatIsAllowed() {
        var call = Dialplan.of("""
                exten => 100,1,Set(SAY_DTMF_INTERRUPT=yes)
                 same => n,SayDigits(123)
                exten => 5,1,Set(chosen=5)
                """).call("100", caller -> caller.after(500, phone -> phone.press("5")));
        assertThat(call.heard()).hasSize(1);
        assertThat(call.variable("chosen")).isEqualTo("5");
    }

    @Test
    void optionJOfSayUnixTimeLetsAKeyInterrupt() {
        var call = Dialplan.of("""
                exten => 100,1,SayUnixTime(0,UTC,ABdY,j)
                exten => 5,1,Set(chosen=5)
                """).call("100", caller -> caller.after(1500, phone -> phone.press("5")));
        assertThat(call.heard()).hasSize(2);
        assertThat(call.variable("chosen")).isEqualTo("5");
    }

    @Test
    void anUnknownTimeZoneIsTheLocalOne() {
        var call = Dialplan.of("exten => 100,1,SayUnixTime(0,Mars/Base,Y)").call("100");
        assertThat(call.heard()).isNotEmpty();
    }
}
