package org.hookswitch.apps.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hookswitch.apps.Dialplan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundsTest {

    @Test
    void playbackAnswersAndPlaysOnePromptAfterTheOther() {
        var call = Dialplan.of("exten => 100,1,Playback(hello & world)").call("100");
        assertThat(call.story()).startsWith("is answered");
        assertThat(call.heard()).containsExactly("hello", "world");
        assertThat(call.sounds().get(1).from()).isEqualTo(1000);
        assertThat(call.sounds()).allMatch(sound -> sound.complete());
        assertThat(call.variable("PLAYBACKSTATUS")).isEqualTo("SUCCESS");
    }

    @Test
    void playbackWithNoanswerPlaysBeforeTheAnswer() {
        var call = Dialplan.of("exten => 100,1,Playback(hello,noanswer)").call("100");
        assertThat(call.story()).containsExactly("is hung up: NORMAL_CLEARING");
        assertThat(call.heard()).containsExactly("hello");
    }

    @Test
    void playbackWithSkipPlaysOnlyWhenTheCallIsUp() {
        var call = Dialplan.of("""
                exten => 100,1,Playback(early,skip)
                 same => n,Answer()
                 same => n,Playback(late,skip)
                """).call("100");
        assertThat(call.heard()).containsExactly("late");
    }

    @Test
    void playbackGoesOnWithoutAPromptThatIsMissing() {
        var call = Dialplan.of("exten => 100,1,Playback(none&hello)")
                .given(simulation -> simulation.heard().lasts("none", Duration.ZERO))
                .call("100");
        assertThat(call.heard()).containsExactly("hello");
        assertThat(call.variable("PLAYBACKSTATUS")).isEqualTo("FAILED");
    }

    @Test
    void playbackEndsWhenTheCallerHangsUp() {
        var call = Dialplan.of("""
                exten => 100,1,Playback(hello)
                 same => n,Set(after=yes)
                """).call("100", caller -> caller.after(400, phone -> phone.hangUp()));
        assertThat(call.sounds().getFirst().to()).isEqualTo(400);
        assertThat(call.variables()).doesNotContainKey("after");
    }

    @Test
    void keysDoNotEndPlayback() {
        var call = Dialplan.of("""
                exten => 100,1,Playback(hello)
                 same => n,WaitExten(1)
                 same => n,Set(nothing=dialled)
                """).call("100", caller -> caller.after(400, phone -> phone.press("1")));
        assertThat(call.sounds().getFirst().complete()).isTrue();
        assertThat(call.variable("nothing")).isEqualTo("dialled");
    }

    @Test
    void aKeyEndsBackGroundAndLeadsToItsExtension() {
        var call = Dialplan.of("""
                exten => 100,1,BackGround(menu&more)
                 same => n,Set(after=yes)
                exten => 2,1,Set(chosen=2)
                """).call("100", caller -> caller.after(300, phone -> phone.press("2")));
        assertThat(call.heard()).containsExactly("menu");
        assertThat(call.sounds().getFirst().to()).isEqualTo(300);
        assertThat(call.variables()).containsOnlyKeys("BACKGROUNDSTATUS", "chosen");
        assertThat(call.ended()).isEqualTo(300);
    }

    @Test
    void furtherKeysMakeUpALongerExtension() {
        var call = Dialplan.of("""
                exten => 100,1,BackGround(menu)
                exten => _12X,1,Set(chosen=${EXTEN})
                """)
                .call(
                        "100",
                        caller -> caller.after(300, phone -> phone.press("12")).after(2000, phone -> phone.press("7")));
        assertThat(call.variable("chosen")).isEqualTo("127");
        assertThat(call.ended()).isEqualTo(2000);
    }

    @Test
    void backGroundWithoutAKeyGoesOn() {
        var call = Dialplan.of("""
                exten => 100,1,BackGround(menu)
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.variable("BACKGROUNDSTATUS")).isEqualTo("SUCCESS");
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @Test
    void backGroundWithMStopsOnlyAtAKeyThatIsAnExtension() {
        var call = Dialplan.of("""
                exten => 100,1,BackGround(menu,m)
                exten => 2,1,Set(chosen=2)
                """)
                .call(
                        "100",
                        caller -> caller.after(300, phone -> phone.press("1")).after(600, phone -> phone.press("2")));
        assertThat(call.variable("chosen")).isEqualTo("2");
        assertThat(call.ended()).isEqualTo(600);
    }

    @Test
    void backGroundWithPStopsAtNoKey() {
        var call = Dialplan.of("""
                exten => 100,1,BackGround(menu,p)
                 same => n,Set(after=yes)
                exten => 2,1,Set(chosen=2)
                """).call("100", caller -> caller.after(300, phone -> phone.press("2")));
        assertThat(call.variables()).containsKey("after").doesNotContainKey("chosen");
    }

    @Test
    void backGroundLooksForTheExtensionInAnotherContext() {
        var call = Dialplan.of("""
                exten => 100,1,BackGround(menu,,,choices)
                [choices]
                exten => 2,1,Set(chosen=${CONTEXT})
                """).call("100", caller -> caller.after(300, phone -> phone.press("2")));
        assertThat(call.variable("chosen")).isEqualTo("choices");
    }

    @Test
    void backGroundPlaysInAnotherLanguageAndRestoresTheChannels() {
        var call = Dialplan.of("exten => 100,1,BackGround(menu,n,de)").call("100");
        assertThat(call.channel().language()).isEqualTo("en");
        assertThat(call.story()).doesNotContain("is answered");
    }

    @Test
    void backGroundWithSSkipsWhenTheCallIsNotUp() {
        var call = Dialplan.of("exten => 100,1,BackGround(menu,s)").call("100");
        assertThat(call.heard()).isEmpty();
        assertThat(call.variable("BACKGROUNDSTATUS")).isEqualTo("SUCCESS");
    }

    @Test
    void backGroundTellsThatAPromptIsMissing() {
        var call = Dialplan.of("""
                exten => 100,1,BackGround(none&menu)
                 same => n,Set(after=yes)
                """)
                .given(simulation -> simulation.heard().lasts("none", Duration.ZERO))
                .call("100");
        assertThat(call.variable("BACKGROUNDSTATUS")).isEqualTo("FAILED");
        assertThat(call.heard()).isEmpty();
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @Test
    void echoGivesKeysBackUntilThePoundKey() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,Echo()
                 same => n,Set(after=yes)
                """)
                .call(
                        "100",
                        caller -> caller.after(500, phone -> phone.press("5")).after(900, phone -> phone.press("#")));
        assertThat(call.story()).contains("hears key 5");
        assertThat(call.variable("after")).isEqualTo("yes");
        assertThat(call.ended()).isEqualTo(900);
    }

    @ParameterizedTest
    @CsvSource({"'',music default", "jazz,music jazz"})
    void musicOnHoldPlaysUntilTheCallerHangsUp(String musicClass, String heard) {
        var call = Dialplan.of("exten => 100,1,MusicOnHold(" + musicClass + ")")
                .call("100", caller -> caller.after(7000, phone -> phone.hangUp()));
        assertThat(call.heard()).containsExactly(heard);
        assertThat(call.sounds().getFirst().to()).isEqualTo(7000);
    }

    @Test
    void musicOnHoldForATime() {
        var call = Dialplan.of("""
                exten => 100,1,MusicOnHold(jazz,4)
                 same => n,Set(after=yes)
                """).call("100");
        assertThat(call.sounds().getFirst().to()).isEqualTo(4000);
        assertThat(call.variable("after")).isEqualTo("yes");
    }

    @Test
    void musicGoesOnBetweenStartAndStop() {
        var call = Dialplan.of("""
                exten => 100,1,StartMusicOnHold(jazz)
                 same => n,Wait(3)
                 same => n,StopMusicOnHold()
                 same => n,Wait(1)
                """).call("100");
        assertThat(call.sounds().getFirst().to()).isEqualTo(3000);
    }

    @Test
    void aToneGoesOnBetweenStartAndStop() {
        var call = Dialplan.of("""
                exten => 100,1,PlayTones(425/500,0/500)
                 same => n,Wait(3)
                 same => n,StopPlayTones()
                 same => n,PlayTones(dial)
                 same => n,Wait(1)
                """).call("100");
        assertThat(call.heard()).containsExactly("tone 425/500,0/500", "tone dial");
        assertThat(call.sounds().get(0).to()).isEqualTo(3000);
        assertThat(call.sounds().get(1).to()).isEqualTo(4000);
    }

    @ParameterizedTest
    @CsvSource({"'',1004", "o,1000", "m,'1004/9000,0/1000'"})
    void milliwattPlaysItsToneUntilTheCallerHangsUp(String options, String tone) {
        var call = Dialplan.of("exten => 100,1,Milliwatt(" + options + ")")
                .call("100", caller -> caller.after(2000, phone -> phone.hangUp()));
        assertThat(call.heard()).containsExactly("tone " + tone);
        assertThat(call.ended()).isEqualTo(2000);
    }
}
