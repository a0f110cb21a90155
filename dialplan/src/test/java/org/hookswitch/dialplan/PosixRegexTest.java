package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PosixRegexTest {

    static List<Table.Row> regexes() {
        return Table.read("regexes.tsv");
    }

    @ParameterizedTest
    @MethodSource("regexes")
    void aPatternMatchesAsTheTableSays(Table.Row row) {
        String found = PosixRegex.compile(row.get(0), problem -> {})
                .map(regex -> regex.find(row.get(1))
                        .map(match ->
                                match.start() + " " + match.end() + " " + match.groupStart() + " " + match.groupEnd())
                        .orElse("none"))
                .orElse("malformed");
        assertThat(found).isEqualTo(row.get(2));
    }

    @Test
    void aMalformedPatternIsReportedWithItsReason() {
        List<String> problems = new ArrayList<>();
        assertThat(PosixRegex.compile("a(b", problems::add)).isEmpty();
        assertThat(problems).containsExactly("the regular expression 'a(b' is malformed: '(' without ')'");
    }

    @Test
    void caseIsIgnoredWhereAsked() {
        PosixRegex regex = PosixRegex.compile("a[b-d]é", true, problem -> {}).orElseThrow();
        assertThat(regex.find("xACÉ")).contains(new PosixRegex.Match(1, 4, -1, -1));
        assertThat(PosixRegex.compile("ab", problem -> {}).orElseThrow().find("AB"))
                .isEmpty();
    }

    @Test
    void aMatchAtTheStartTakesTheLongest() {
        PosixRegex regex = PosixRegex.compile("a|ab|abc", problem -> {}).orElseThrow();
        assertThat(regex.matchAtStart("abcd")).contains(new PosixRegex.Match(0, 3, -1, -1));
        assertThat(regex.matchAtStart("xabc")).isEmpty();
    }

    @Test
    void patternsThatOthersStumbleOverTakeNoTime() {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            PosixRegex nested = PosixRegex.compile("(a*)*b", problem -> {}).orElseThrow();
            assertThat(nested.find("a".repeat(2_000))).isEmpty();
            PosixRegex alternatives =
                    PosixRegex.compile("(a|aa)+$", problem -> {}).orElseThrow();
            assertThat(alternatives.find("a".repeat(20_000) + "b")).isEmpty();
        });
    }

    @Test
    void aPatternThatWouldBecomeTooLargeIsMalformed() {
        assertThat(PosixRegex.compile("(((a{1000}){1000}){1000}){1000}", problem -> {}))
                .isEmpty();
        assertThat(PosixRegex.compile("(".repeat(1_000) + ")".repeat(1_000), problem -> {}))
                .isEmpty();
    }

    @Test
    void aLongAlternationIsNoDangerToTheStack() {
        String many = "a|".repeat(5_000) + "b";
        assertThatCode(() -> PosixRegex.compile(many, problem -> {}).ifPresent(regex -> regex.find("xb")))
                .doesNotThrowAnyException();
    }
}
