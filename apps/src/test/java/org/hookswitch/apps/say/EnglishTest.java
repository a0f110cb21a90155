package org.hookswitch.apps.say;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTest {

    private static String words(List<String> prompts) {
        return String.join(" ", prompts).replace("digits/", "").replace("letters/", "");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "7,7",
        "19,19",
        "20,20",
        "21,20 1",
        "99,90 9",
        "100,1 hundred",
        "101,1 hundred 1",
        "342,3 hundred 40 2",
        "1000,1 thousand",
        "1001,1 thousand 1",
        "12000,12 thousand",
        "1234567,1 million 2 hundred 30 4 thousand 5 hundred 60 7",
        "2000000000,2 billion",
        "-5,minus 5",
        "-0,0"
    })
    void numbers(long number, String said) {
        assertThat(words(English.number(number))).isEqualTo(said);
    }

    @Test
    void numbersBeyondTheLargestHaveNoWords() {
        assertThat(English.number(English.LARGEST)).isNotEmpty();
        assertThat(English.number(English.LARGEST + 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1,h-1",
        "12,h-12",
        "20,h-20",
        "21,20 h-1",
        "100,1 h-hundred",
        "101,1 hundred h-1",
        "1000,1 h-thousand",
        "2030,2 thousand h-30",
        "-3,minus h-3"
    })
    void ordinals(long number, String said) {
        assertThat(words(English.ordinal(number))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"12*#,1 2 star pound", "'4, 5',4 5", "-1,minus 1", "abc,''"})
    void digits(String text, String said) {
        assertThat(words(English.digits(text))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "aB,NEITHER,a b",
        "aB,BOTH,lowercase a uppercase b",
        "aB,UPPER,a uppercase b",
        "aB,LOWER,lowercase a b",
        "a1@ .,NEITHER,a 1 at space dot",
        "é~,NEITHER,ascii233 ascii126"
    })
    void letters(String text, English.Case said, String words) {
        assertThat(words(English.letters(text, said))).isEqualTo(words);
    }

    @Test
    void phoneticAlphabet() {
        assertThat(English.phonetic("Ab-1"))
                .containsExactly("phonetic/a_p", "phonetic/b_p", "letters/dash", "digits/1");
    }

    @ParameterizedTest
    @CsvSource({
        "1,1 dollar",
        "12.50,12 dollars and 50 cents",
        "$1.01,1 dollar and 1 cent",
        "0.05,5 cents",
        ".5,50 cents",
        "0,0 dollars",
        "1.005,1 dollar",
        "'',0 dollars"
    })
    void money(String amount, String said) {
        assertThat(words(English.money(amount))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"1,call", "0,calls", "2,calls", "-1,calls"})
    void countedNouns(long number, String said) {
        assertThat(English.counted("call", number)).isEqualTo(said);
    }

    private static String time(String moment, String format) {
        return words(EnglishTime.say(
                ZonedDateTime.parse(moment), ZonedDateTime.parse("2026-01-05T12:00:00Z"), format, problem -> {}));
    }

    @Test
    void theDefaultFormatSaysDateAndTime() {
        assertThat(time("2025-12-31T16:05:09Z", EnglishTime.DEFAULT_FORMAT))
                .isEqualTo("day-3 mon-11 30 h-1 2 thousand 20 5 at 4 oh 5 p-m");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-04T00:00:00Z,A,day-0",
        "2026-01-05T00:00:00Z,Bdm,mon-0 h-5 h-1",
        "1999-01-05T00:00:00Z,Y,19 90 9",
        "1905-01-05T00:00:00Z,Y,19 oh 5",
        "1900-01-05T00:00:00Z,Y,19 hundred",
        "2000-01-05T00:00:00Z,Y,2 thousand",
        "2026-01-05T00:00:00Z,IMp,12 oclock a-m",
        "2026-01-05T12:30:00Z,lNP,12 30 p-m",
        "2026-01-05T13:00:00Z,IN,1 hundred",
        "2026-01-05T08:07:00Z,HM,oh 8 oh 7",
        "2026-01-05T08:07:00Z,kM,8 oh 7",
        "2026-01-05T00:15:00Z,HM,oh 15",
        "2026-01-05T00:15:00Z,kM,oh 15",
        "2026-01-05T23:15:04Z,T,20 3 15 oh 4",
        "2026-01-05T23:15:00Z,S,0",
        "2026-01-05T23:15:00Z,R,20 3 15",
        "2026-01-05T01:00:00Z,Q,today",
        "2026-01-04T23:00:00Z,Q,yesterday",
        "2026-01-02T23:00:00Z,Q,day-5 mon-0 h-2 2 thousand 20 6",
        "2026-01-05T01:00:00Z,q,''",
        "2026-01-02T23:00:00Z,q,day-5",
        "2025-12-29T23:00:00Z,q,day-1 mon-11 20 h-9 2 thousand 20 5",
        "2026-01-06T23:00:00Z,Q,day-2 mon-0 h-6 2 thousand 20 6"
    })
    void formatLetters(String moment, String format, String said) {
        assertThat(time(moment, format)).isEqualTo(said);
    }

    @Test
    void aPromptStandsInQuotes() {
        assertThat(time("2026-01-05T13:00:00Z", "'vm-received' I 'digits/at'")).isEqualTo("vm-received 1 at");
    }

    @Test
    void lettersWithoutAMeaningAreNamed() {
        var problems = new ArrayList<String>();
        ZonedDateTime now = ZonedDateTime.parse("2026-01-05T13:00:00Z");
        assertThat(EnglishTime.say(now, now, "IxM'open", problems::add)).isNotEmpty();
        assertThat(problems).hasSize(2).first().asString().contains("'x'");
    }
}
