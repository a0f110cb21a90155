package org.hookswitch.apps.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hookswitch.apps.Dialplan;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.simulate.SimulatedPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    private static Consumer<SimulatedPhone> presses(long after, String keys) {
        return caller -> caller.after(after, phone -> phone.press(keys));
    }

    // --- Read

    @Test
    void readTakesDigitsUpToThePoundKey() {
        var call = Dialplan.of("exten => 100,1,Read(pin,enter-pin)").call("100", presses(1500, "1234#5"));
        assertThat(call.variable("pin")).isEqualTo("1234");
        assertThat(call.variable("READSTATUS")).isEqualTo("OK");
        assertThat(call.heard()).containsExactly("enter-pin");
    }

    @Test
    void theFirstKeyStopsThePromptsOfReadAndCounts() {
        var call = Dialplan.of("exten => 100,1,Read(pin,one&two,2)").call("100", presses(300, "12"));
        assertThat(call.variable("pin")).isEqualTo("12");
        assertThat(call.heard()).containsExactly("one");
        assertThat(call.ended()).isEqualTo(300);
    }

    @Test
    void readEndsWithAsManyDigitsAsAreWanted() {
        var call = Dialplan.of("exten => 100,1,Read(pin,,3)").call("100", presses(100, "12345"));
        assertThat(call.variable("pin")).isEqualTo("123");
    }

    @ParameterizedTest
    @CsvSource({"'',10000", "2,2000", "0.5,500"})
    void readTellsThatNothingCameInTime(String timeout, long ended) {
        var call = Dialplan.of("exten => 100,1,Read(pin,,,,,%s)".formatted(timeout))
                .call("100");
        assertThat(call.variable("pin")).isEmpty();
        assertThat(call.variable("READSTATUS")).isEqualTo("TIMEOUT");
        assertThat(call.ended()).isEqualTo(ended);
    }

    @Test
    void readKeepsWhatWasEnteredWhenNoFurtherKeyComes() {
        var call = Dialplan.of("exten => 100,1,Read(pin)").call("100", presses(1000, "12"));
        assertThat(call.variable("pin")).isEqualTo("12");
        assertThat(call.variable("READSTATUS")).isEqualTo("TIMEOUT");
        assertThat(call.ended()).isEqualTo(6000);
    }

    @Test
    void readBeginsAnewWhileNothingIsEntered() {
        var call = Dialplan.of("exten => 100,1,Read(pin,enter-pin,,,3,1)").call("100", presses(4500, "7#"));
        assertThat(call.heard()).containsExactly("enter-pin", "enter-pin", "enter-pin");
        assertThat(call.variable("pin")).isEqualTo("7");
    }

    @Test
    void readWithIPlaysATone() {
        var call = Dialplan.of("exten => 100,1,Read(pin,dial,4,i)").call("100", presses(700, "1234"));
        assertThat(call.heard()).containsExactly("tone dial");
        assertThat(call.sounds().getFirst().to()).isEqualTo(700);
        assertThat(call.variable("pin")).isEqualTo("1234");
    }

    @Test
    void readWithTHasTerminatorsOfItsOwn() {
        var call = Dialplan.of("exten => 100,1,Read(pin,,,t(*0))").call("100", presses(100, "12#*9"));
        assertThat(call.variable("pin")).isEqualTo("12#");
    }

    @Test
    void readWithEKeepsATerminatorThatIsAlone() {
        var call = Dialplan.of("""
                exten => 100,1,Read(a,,,e)
                 same => n,Read(b,,,e)
                """).call("100", presses(100, "#1#"));
        assertThat(call.variable("a")).isEqualTo("#");
        assertThat(call.variable("b")).isEqualTo("1");
    }

    @Test
    void readAnswersUnlessToldOtherwise() {
        assertThat(Dialplan.of("exten => 100,1,Read(a,,1)")
                        .call("100", presses(1, "1"))
                        .story())
                .startsWith("is answered");
        assertThat(Dialplan.of("exten => 100,1,Read(a,,1,n)")
                        .call("100", presses(1, "1"))
                        .story())
                .doesNotContain("is answered");
        assertThat(Dialplan.of("exten => 100,1,Read(a,,1,s)").call("100").variable("READSTATUS"))
                .isEqualTo("SKIPPED");
    }

    @Test
    void readTellsThatTheCallerHungUp() {
        var call = Dialplan.of("exten => 100,1,Read(pin)")
                .call(
                        "100",
                        caller -> caller.after(100, phone -> phone.press("12")).after(500, phone -> phone.hangUp()));
        assertThat(call.variable("READSTATUS")).isEqualTo("HANGUP");
        assertThat(call.variable("pin")).isEqualTo("12");
    }

    // --- ReadExten

    @ParameterizedTest
    @CsvSource({"200,200,OK", "34,i,INVALID", "'',t,TIMEOUT", "4567,45,OK"})
    void readExtenEndsAsSoonAsNoLongerExtensionIsPossible(String keys, String value, String status) {
        var call = Dialplan.of("""
                exten => 100,1,ReadExten(to,prompt)
                exten => 200,1,NoOp()
                exten => 45,1,NoOp()
                """).call("100", presses(200, keys));
        assertThat(call.variable("to")).isEqualTo(value);
        assertThat(call.variable("READEXTENSTATUS")).isEqualTo(status);
    }

    @Test
    void readExtenWithPEndsAtThePoundKey() {
        var call = Dialplan.of("""
                exten => 100,1,ReadExten(to,,others,p)
                [others]
                exten => 20,1,NoOp()
                exten => 200,1,NoOp()
                """).call("100", presses(200, "20#"));
        assertThat(call.variable("to")).isEqualTo("20");
        assertThat(call.ended()).isEqualTo(200);
    }

    @Test
    void readExtenTellsWhatWasEnteredWhenThereIsNoSuchExtension() {
        var call = Dialplan.of("exten => 100,1,ReadExten(to)").call("100", presses(200, "9"));
        assertThat(call.variable("INVALID_EXTEN")).isEqualTo("9");
    }

    // --- WaitExten, Incomplete

    @Test
    void waitExtenLeadsToTheExtensionThatIsDialled() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,WaitExten(5)
                exten => 45,1,Set(chosen=${EXTEN})
                """)
                .call(
                        "100",
                        caller -> caller.after(1000, phone -> phone.press("4")).after(2000, phone -> phone.press("5")));
        assertThat(call.variable("chosen")).isEqualTo("45");
        assertThat(call.ended()).isEqualTo(2000);
    }

    @Test
    void waitExtenGoesOnWhenNothingIsDialled() {
        var call = Dialplan.of("""
                exten => 100,1,WaitExten(2)
                 same => n,Set(after=yes)
                exten => t,1,Set(timeout=yes)
                """).call("100");
        assertThat(call.variables()).containsOnlyKeys("after");
        assertThat(call.ended()).isEqualTo(2000);
    }

    @Test
    void waitExtenAsTheLastPriorityLeadsToT() {
        var call = Dialplan.of("""
                exten => 100,1,WaitExten()
                exten => t,1,Set(timeout=yes)
                """).call("100");
        assertThat(call.variable("timeout")).isEqualTo("yes");
        assertThat(call.ended()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({"m,music default", "m(jazz),music jazz", "d,tone dial", "d(stutter),tone stutter"})
    void waitExtenPlaysSomethingUntilTheFirstKey(String options, String heard) {
        var call = Dialplan.of("""
                exten => 100,1,WaitExten(5,%s)
                exten => 1,1,NoOp()
                """.formatted(options)).call("100", presses(1200, "1"));
        assertThat(call.heard()).containsExactly(heard);
        assertThat(call.sounds().getFirst().to()).isEqualTo(1200);
    }

    @Test
    void incompleteAddsFurtherKeysToTheExtension() {
        var call = Dialplan.of("""
                exten => _1X.,1,Set(seen=${seen}${EXTEN} )
                 same => n,ExecIf($[${EXTEN} < 10000]?Incomplete())
                """)
                .call(
                        "123",
                        caller -> caller.after(1000, phone -> phone.press("4")).after(2000, phone -> phone.press("5")));
        assertThat(call.variable("seen")).isEqualTo("123 12345 ");
    }

    @Test
    void incompleteWithoutAFurtherKeyLeadsToI() {
        var call = Dialplan.of("""
                exten => _1X.,1,Incomplete(n)
                exten => i,1,Set(wrong=${INVALID_EXTEN})
                """).call("123");
        assertThat(call.variable("wrong")).isEqualTo("123");
        assertThat(call.story()).startsWith("is told incomplete");
    }

    // --- WaitDigit, SendDTMF

    @ParameterizedTest
    @CsvSource({"'5,89',DTMF,8,1100", "'0.5,8',TIMEOUT,,500", "'x',ERROR,,0"})
    void waitDigitWaitsForOneOfItsKeys(String arguments, String status, String result, long ended) {
        var call = Dialplan.of("exten => 100,1,WaitDigit(" + arguments + ")")
                .call(
                        "100",
                        caller -> caller.after(300, phone -> phone.press("1"))
                                .after(1100, phone -> phone.press("8"))
                                .after(1200, phone -> phone.hangUp()));
        assertThat(call.variable("WAITDIGITSTATUS")).isEqualTo(status);
        assertThat(call.variables().get("WAITDIGITRESULT")).isEqualTo(result);
    }

    @Test
    void sendDtmfPressesKeysTowardsTheDevice() {
        var call = Dialplan.of("""
                exten => 100,1,Answer()
                 same => n,SendDTMF(1w2,200,50)
                """).call("100");
        assertThat(call.story()).containsSequence("hears key 1", "hears key 2");
        assertThat(call.ended()).isEqualTo(50 + 200 + 500 + 50 + 200);
    }

    @Test
    void sendDtmfPressesKeysTowardsAnotherDevice() {
        var call = Dialplan.of("""
                exten => 100,1,SendDTMF(7,,,PJSIP/other-00000000,a)
                exten => 200,1,Wait(9)
                """)
                .given(simulation -> simulation.phone("other").dials("200", "default"))
                .call("100");
        assertThat(call.simulation().phone("other").story()).startsWith("is answered", "hears key 7");
        assertThat(call.story()).doesNotContain("hears key 7");
    }

    // --- Authenticate

    @Test
    void authenticateLetsTheCallerPassWithTheRightPassword() {
        var call = Dialplan.of("""
                exten => 100,1,Authenticate(1234,a)
                 same => n,Set(passed=yes)
                """).call("100", presses(1500, "1234#"));
        assertThat(call.variable("passed")).isEqualTo("yes");
        assertThat(call.heard()).containsExactly("agent-pass", "auth-thankyou");
        assertThat(call.channel().accountCode()).isEqualTo("1234");
    }

    @Test
    void authenticateEndsTheCallAfterThreeWrongPasswords() {
        var call = Dialplan.of("""
                exten => 100,1,Authenticate(1234,,4,my-prompt)
                 same => n,Set(passed=yes)
                """)
                .call(
                        "100",
                        caller -> caller.after(1500, phone -> phone.press("1111"))
                                .after(3500, phone -> phone.press("2222"))
                                .after(5500, phone -> phone.press("#")));
        assertThat(call.heard()).containsExactly("my-prompt", "auth-incorrect", "auth-incorrect", "vm-goodbye");
        assertThat(call.variables()).isEmpty();
    }

    @Test
    void authenticateReadsPasswordsFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("pins"), List.of("111", "222"));
        var call = Dialplan.of("""
                exten => 100,1,Authenticate(%s)
                 same => n,Set(passed=yes)
                """.formatted(file)).call("100", presses(1500, "222#"));
        assertThat(call.variable("passed")).isEqualTo("yes");
    }

    @Test
    void authenticateReadsAccountsWithHashesFromAFile(@TempDir Path folder) throws IOException {
        // MD5 of 222
        Path file = Files.write(folder.resolve("pins"), List.of("alice:BCBE3365E6AC95EA2C0343A2395834DD"));
        var call = Dialplan.of("""
                exten => 100,1,Authenticate(%s,ma)
                 same => n,Set(passed=yes)
                """.formatted(file)).call("100", presses(1500, "222#"));
        assertThat(call.variable("passed")).isEqualTo("yes");
        assertThat(call.channel().accountCode()).isEqualTo("alice");
    }

    @Test
    void authenticateTakesAKeyOfTheDatabaseAndRemovesIt() {
        var stores = new ArrayList<KeyValueStore>();
        var call = Dialplan.of("""
                exten => 100,1,Authenticate(/pins,dr)
                 same => n,Set(passed=yes)
                """)
                .given(simulation -> {
                    KeyValueStore store = KeyValueStore.of(simulation.pbx());
                    store.put("pins", "222", "1");
                    store.put("pins", "333", "1");
                    stores.add(store);
                })
                .call("100", presses(1500, "222#"));
        assertThat(call.variable("passed")).isEqualTo("yes");
        assertThat(stores)
                .isNotEmpty()
                .allSatisfy(store -> assertThat(store.tree("")).containsOnlyKeys("/pins/333"));
    }
}
