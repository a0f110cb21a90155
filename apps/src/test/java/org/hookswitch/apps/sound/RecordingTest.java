package org.hookswitch.apps.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hookswitch.apps.Dialplan;
import org.hookswitch.simulate.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

    private static Heard.Recorded recorded(Dialplan.Call call) {
        assertThat(call.simulation().heard().recorded()).hasSize(1);
        return call.simulation().heard().recorded().getFirst();
    }

    @Test
    void recordBeepsAndRecordsUntilThePoundKey() {
        var call = Dialplan.of("exten => 100,1,Record(memo.wav)")
                .call(
                        "100",
                        caller -> caller.after(2000, phone -> phone.press("1")).after(5000, phone -> phone.press("#")));
        assertThat(call.story()).startsWith("is answered");
        assertThat(call.heard()).containsExactly("beep");
        assertThat(recorded(call).file()).hasToString("/simulated/sounds/memo.wav");
        assertThat(recorded(call).from()).isEqualTo(1000);
        assertThat(recorded(call).to()).isEqualTo(5000);
        assertThat(call.variable("RECORD_STATUS")).isEqualTo("DTMF");
        assertThat(call.variable("RECORDED_FILE")).isEqualTo("memo");
    }

    @ParameterizedTest
    @CsvSource({"q,#,DTMF", "qt,*,DTMF", "qo,0,OPERATOR", "qy,5,DTMF"})
    void theKeysThatEndARecordingMayBeChosen(String options, String key, String status) {
        var call = Dialplan.of("exten => 100,1,Record(/tmp/memo:ulaw,,60,%s)".formatted(options))
                .call("100", caller -> caller.after(3000, phone -> phone.press(key)));
        assertThat(call.variable("RECORD_STATUS")).isEqualTo(status);
        assertThat(call.heard()).isEmpty();
        assertThat(recorded(call).file()).hasToString("/tmp/memo.ulaw");
        assertThat(call.ended()).isEqualTo(3000);
    }

    @Test
    void noKeyEndsARecordingWithX() {
        var call = Dialplan.of("exten => 100,1,Record(memo.wav,,5,qx)")
                .call("100", caller -> caller.after(2000, phone -> phone.press("#*0")));
        assertThat(call.variable("RECORD_STATUS")).isEqualTo("TIMEOUT");
        assertThat(call.ended()).isEqualTo(5000);
    }

    @ParameterizedTest
    @CsvSource({"q,4000", "qu,0"})
    void silenceEndsARecordingAndIsLeftOutOfIt(String options, long leftOut) {
        var call = Dialplan.of("exten => 100,1,Record(memo.wav,4,60,%s)".formatted(options))
                .given(simulation -> simulation.heard().silentFrom(Duration.ofSeconds(3)))
                .call("100");
        assertThat(call.variable("RECORD_STATUS")).isEqualTo("SILENCE");
        assertThat(recorded(call).to()).isEqualTo(7000);
        assertThat(recorded(call).leftOut()).isEqualTo(leftOut);
    }

    @ParameterizedTest
    @CsvSource({"q,false", "qk,true"})
    void aHangupThrowsTheRecordingAwayUnlessItIsToBeKept(String options, boolean kept, @TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("memo.wav");
        var call = Dialplan.of("exten => 100,1,Record(%s,,,%s)".formatted(file, options))
                .given(simulation -> touch(file))
                .call("100", caller -> caller.after(3000, phone -> phone.hangUp()));
        assertThat(call.variable("RECORD_STATUS")).isEqualTo("HANGUP");
        assertThat(Files.exists(file)).isEqualTo(kept);
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aNumberThatIsNotTakenYetStandsForPercentD(@TempDir Path folder) {
        touch(folder.resolve("memo0.wav"));
        touch(folder.resolve("memo1.wav"));
        var call = Dialplan.of("exten => 100,1,Record(%s/memo%%d.wav,,1,aq)".formatted(folder))
                .call("100");
        assertThat(call.variable("RECORDED_FILE")).isEqualTo(folder + "/memo2");
        assertThat(recorded(call).append()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "memo", "memo.", ".wav", "a.b/memo"})
    void aNameWithoutAFormatIsAnError(String name) {
        var call = Dialplan.of("exten => 100,1,Record(" + name + ")").call("100");
        assertThat(call.variable("RECORD_STATUS")).isEqualTo("ERROR");
    }

    @Test
    void recordWithSSkipsWhenTheCallIsNotUp() {
        var call = Dialplan.of("exten => 100,1,Record(memo.wav,,,s)").call("100");
        assertThat(call.variable("RECORD_STATUS")).isEqualTo("SKIP");
    }

    // --- ControlPlayback

    private static Dialplan talk(String arguments) {
        return Dialplan.of("exten => 100,1,ControlPlayback(talk" + arguments + ")")
                .given(simulation -> simulation.heard().lasts("talk", Duration.ofSeconds(10)));
    }

    @Test
    void aPromptPlaysToItsEnd() {
        var call = talk("").call("100");
        assertThat(call.variable("CPLAYBACKSTATUS")).isEqualTo("SUCCESS");
        assertThat(call.variable("CPLAYBACKOFFSET")).isEqualTo("-1");
        assertThat(call.ended()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({"'',#,7000", "'',*,12000", "',1000',#,9000", "',1000,78,9',8,9000", "',,,,,,5',5,12000"})
    void keysWindThePrompt(String arguments, String key, long ended) {
        var call = talk(arguments).call("100", caller -> caller.after(2000, phone -> phone.press(key)));
        assertThat(call.ended()).isEqualTo(ended);
    }

    @Test
    void aKeyLetsThePromptRestAndGoOn() {
        var call = talk(",,,,,0")
                .call(
                        "100",
                        caller -> caller.after(2000, phone -> phone.press("0")).after(7000, phone -> phone.press("0")));
        assertThat(call.ended()).isEqualTo(15_000);
    }

    @Test
    void aKeyEndsThePrompt() {
        var call = talk(",,,,5").call("100", caller -> caller.after(2000, phone -> phone.press("75")));
        assertThat(call.variable("CPLAYBACKSTATUS")).isEqualTo("USERSTOPPED");
        assertThat(call.variable("CPLAYBACKOFFSET")).isEqualTo("2000");
        assertThat(call.variable("CPLAYBACKSTOPKEY")).isEqualTo("5");
    }

    @Test
    void thePromptMayBeginBehindItsBeginning() {
        var call = talk(",,,,,,,o(4000)").call("100");
        assertThat(call.ended()).isEqualTo(6000);
    }

    @Test
    void aMissingPromptIsAnError() {
        var call = Dialplan.of("exten => 100,1,ControlPlayback(talk)")
                .given(simulation -> simulation.heard().lasts("talk", Duration.ZERO))
                .call("100");
        assertThat(call.variable("CPLAYBACKSTATUS")).isEqualTo("ERROR");
    }
}
