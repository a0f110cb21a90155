package org.hookswitch.conf.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private enum Media {
        RTP,
        SRTP_ONLY
    }

    /** The value formatted again, or the kind of trouble and what was expected. */
    private static <T> String outcome(ValueType<T> type, String text) {
        return switch (type.parse(text)) {
            case Parsed.Value<T>(T value) -> type.format(value);
            case Parsed.Doubtful<T>(T value, Parsed.Problem<T> _) -> "doubtful " + type.format(value);
            case Parsed.Problem<T> problem -> "problem at " + problem.offset();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "yes,yes",
        "YES,yes",
        "true,yes",
        "y,yes",
        "t,yes",
        "1,yes",
        "on,yes",
        "no,no",
        "false,no",
        "n,no",
        "f,no",
        "0,no",
        "Off,no",
        "maybe,doubtful no",
        "'',doubtful no",
        "2,doubtful no"
    })
    void yesAndNoAreAsterisksWords(String text, String outcome) {
        assertThat(outcome(Values.yesNo(), text)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "10,10",
        "+5,5",
        "0,problem at 0",
        "11,problem at 0",
        "x,problem at 0",
        "'',problem at 0",
        "99999999999,problem at 0",
        "5s,problem at 0"
    })
    void aNumberIsHeldToItsRange(String text, String outcome) {
        assertThat(outcome(Values.integer(1, 10), text)).isEqualTo(outcome);
    }

    @Test
    void secondsAndMillisecondsBecomeDurations() {
        assertThat(Values.seconds(0, 60).parse("30")).isEqualTo(Parsed.value(Duration.ofSeconds(30)));
        assertThat(Values.milliseconds(0, 60).parse("30")).isEqualTo(Parsed.value(Duration.ofMillis(30)));
        assertThat(Values.seconds(0, 60).format(Duration.ofMinutes(1))).isEqualTo("60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e400", "two", ""})
    void aDecimalNumberMustBeOne(String text) {
        assertThat(Values.decimal(0, 1).parse(text)).isInstanceOf(Parsed.Problem.class);
    }

    @ParameterizedTest
    @CsvSource({"rtp,rtp", "SRTP_Only,srtp_only", "srtp,problem at 0"})
    void anEnumIsWrittenInItsWords(String text, String outcome) {
        assertThat(outcome(Values.words(Media.class), text)).isEqualTo(outcome);
    }

    @Test
    void severalWordsMayMeanTheSame() {
        Map<String, Media> words = new LinkedHashMap<>();
        words.put("sdes", Media.SRTP_ONLY);
        words.put("srtp", Media.SRTP_ONLY);

        assertThat(outcome(Values.words(words), "srtp")).isEqualTo("sdes");
    }

    @Test
    void aMisspeltWordIsSuggested() {
        assertThat(Values.words(Media.class).parse("srtp_onyl"))
                .isInstanceOfSatisfying(
                        Parsed.Problem.class,
                        problem -> assertThat(problem.fix().toString()).contains("srtp_only"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"1,2 ~ 1,2", "1 , 2 ~ 1,2", "'' ~ ''", "1, x ~ problem at 3", "1,,2 ~ problem at 2"})
    void aListIsSplitAtItsCommas(String text, String outcome) {
        assertThat(outcome(Values.list(Values.integer(0, 9)), text)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,0.0.0.0:5060",
        "0.0.0.0:5070,0.0.0.0:5070",
        "pbx.example.com:0,pbx.example.com:0",
        "::,[::]:5060",
        "[::],[::]:5060",
        "[2001:db8::1]:5070,[2001:db8::1]:5070",
        "1.2.3.4:65536,problem at 8",
        "1.2.3.4:,problem at 8",
        "[::1]5060,problem at 5",
        "[::1,problem at 0",
        "[pbx]:5060,problem at 1",
        "1:2:3,problem at 0",
        "'',problem at 0",
        "a b,problem at 0",
    })
    void aHostMayHaveAPort(String text, String outcome) {
        assertThat(outcome(Values.hostPort(5060), text)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8,10.0.0.0/255.0.0.0",
        "10.1.2.3/255.255.0.0,10.1.0.0/255.255.0.0",
        "10.1.2.3/255.0.255.0,10.0.2.0/255.0.255.0",
        "10.1.2.3,10.1.2.3/255.255.255.255",
        "0.0.0.0/0,0.0.0.0/0.0.0.0",
        "2001:db8::1/32,2001:db8:0:0:0:0:0:0/ffff:ffff:0:0:0:0:0:0",
        "10.0.0.0/33,problem at 0",
        "10.0.0.0/,problem at 0",
        "10.0.0.0/ffff::,problem at 0",
        "example.com/8,problem at 0",
        "10.0.0,problem at 0",
        "300.0.0.1,problem at 0",
    })
    void aSubnetHasBitsOrAMask(String text, String outcome) {
        assertThat(outcome(Values.subnet(), text)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3,true", "10.255.0.1,true", "11.0.0.1,false", "::1,false", "::ffff:10.1.2.3,true"})
    void aSubnetContainsTheAddressesUnderItsMask(String address, boolean contained) {
        assertThat(Subnet.parse("10.0.0.0/8").orElseThrow().contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @Test
    void anIpAddressIsNeverLookedUp() {
        assertThat(outcome(Values.ipAddress(), "::1")).isEqualTo("0:0:0:0:0:0:0:1");
        assertThat(outcome(Values.ipAddress(), "localhost")).isEqualTo("problem at 0");
    }

    @Test
    void theLastRuleThatHoldsAnAddressDecides() {
        Acl acl = new Acl(List.of(
                new Acl.Rule(false, Subnet.parse("0.0.0.0/0").orElseThrow()),
                new Acl.Rule(true, Subnet.parse("10.0.0.0/8").orElseThrow()),
                new Acl.Rule(false, Subnet.parse("10.9.0.0/16").orElseThrow())));

        assertThat(acl.permits(InetAddress.ofLiteral("10.1.0.1"))).isTrue();
        assertThat(acl.permits(InetAddress.ofLiteral("10.9.0.1"))).isFalse();
        assertThat(acl.permits(InetAddress.ofLiteral("192.0.2.1"))).isFalse();
        assertThat(acl.permits(InetAddress.ofLiteral("2001:db8::1"))).isTrue();
    }
}
