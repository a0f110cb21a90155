package org.hookswitch.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpecTest {

    // 2026-11-25 is a Wednesday.
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            *,*,*,*                  ; 2026-11-25T12:00:00Z ; true
            ''                       ; 2026-11-25T12:00:00Z ; true
            9:00-17:00               ; 2026-11-25T09:00:00Z ; true
            9:00-17:00               ; 2026-11-25T08:59:59Z ; false
            9:00-17:00               ; 2026-11-25T17:00:59Z ; true
            9:00-17:00               ; 2026-11-25T17:01:00Z ; false
            09:00-17:00,*,*,*        ; 2026-11-25T12:00:00Z ; true
            9:00-17:00|mon-fri|*|*   ; 2026-11-25T12:00:00Z ; true
            22:00-6:00               ; 2026-11-25T23:00:00Z ; true
            22:00-6:00               ; 2026-11-25T05:00:00Z ; true
            22:00-6:00               ; 2026-11-25T12:00:00Z ; false
            12:00                    ; 2026-11-25T12:00:30Z ; true
            12:00                    ; 2026-11-25T12:01:00Z ; false
            8:00-10:00&14:00-16:00   ; 2026-11-25T15:00:00Z ; true
            8:00-10:00&14:00-16:00   ; 2026-11-25T12:00:00Z ; false
            *,mon-fri                ; 2026-11-25T12:00:00Z ; true
            *,wed                    ; 2026-11-25T12:00:00Z ; true
            *,thu                    ; 2026-11-25T12:00:00Z ; false
            *,WED                    ; 2026-11-25T12:00:00Z ; true
            *,sat-mon                ; 2026-11-25T12:00:00Z ; false
            *,sat-mon                ; 2026-11-29T12:00:00Z ; true
            *,sat-mon                ; 2026-11-30T12:00:00Z ; true
            *,mon&wed&fri            ; 2026-11-25T12:00:00Z ; true
            *,sun                    ; 2026-11-29T12:00:00Z ; true
            *,*,25                   ; 2026-11-25T12:00:00Z ; true
            *,*,24                   ; 2026-11-25T12:00:00Z ; false
            *,*,20-31                ; 2026-11-25T12:00:00Z ; true
            *,*,28-3                 ; 2026-11-25T12:00:00Z ; false
            *,*,28-3                 ; 2026-12-01T12:00:00Z ; true
            *,*,1&25                 ; 2026-11-25T12:00:00Z ; true
            *,*,*,nov                ; 2026-11-25T12:00:00Z ; true
            *,*,*,oct-dec            ; 2026-11-25T12:00:00Z ; true
            *,*,*,dec-feb            ; 2026-11-25T12:00:00Z ; false
            *,*,*,dec-feb            ; 2026-01-25T12:00:00Z ; true
            *,*,*,11                 ; 2026-11-25T12:00:00Z ; true
            '*,*,25,dec'             ; 2026-12-25T12:00:00Z ; true
            '*,*,25,dec'             ; 2026-12-24T12:00:00Z ; false
            ' 9:00 - 17:00 , mon - fri , * , * ' ; 2026-11-25T12:00:00Z ; true
            9:00-17:00,*,*,*,America/New_York ; 2026-11-25T13:59:00Z ; false
            9:00-17:00,*,*,*,America/New_York ; 2026-11-25T14:00:00Z ; true
            *,thu,*,*,Asia/Tokyo     ; 2026-11-25T16:00:00Z ; true
            """)
    void aMomentCountsOrDoesNot(String text, String instant, boolean expected) {
        List<String> problems = new ArrayList<>();
        TimeSpec times = TimeSpec.parse(text, problems::add);
        assertThat(times.includes(Instant.parse(instant), ZoneOffset.UTC)).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @Test
    void theLocalZoneCountsWhereNoneIsGiven() {
        TimeSpec times = TimeSpec.parse("9:00-17:00", problem -> {});
        Instant moment = Instant.parse("2026-11-25T08:30:00Z");
        assertThat(times.includes(moment, ZoneOffset.UTC)).isFalse();
        assertThat(times.includes(moment, ZoneId.of("Europe/Berlin"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            9-17                  ; '9-17' is no range of times such as 9:00-17:30
            25:00-26:00           ; '25:00-26:00' is no range of times such as 9:00-17:30
            *,monday              ; 'monday' is no weekday and no range of them
            *,*,32                ; '32' is no day of the month and no range of them
            *,*,*,foo-dec         ; 'foo-dec' is no month and no range of them
            *,*,*,*,Mars/Olympus  ; there is no time zone 'Mars/Olympus'; the local one counts
            """, quoteCharacter = '"')
    void whatIsNotUnderstoodIsReported(String text, String first) {
        List<String> problems = new ArrayList<>();
        TimeSpec.parse(text, problems::add);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst()).startsWith(first);
    }

    @Test
    void aPartThatIsNotUnderstoodNeverCounts() {
        TimeSpec times = TimeSpec.parse("9-17", problem -> {});
        assertThat(times.includes(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC))
                .isFalse();
    }

    @Test
    void oneGoodRangeAmongBadOnesCounts() {
        TimeSpec times = TimeSpec.parse("*,foo&wed", problem -> {});
        assertThat(times.includes(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC))
                .isTrue();
    }

    @Test
    void moreThanFivePartsAreReported() {
        List<String> problems = new ArrayList<>();
        TimeSpec.parse("*,*,*,*,UTC,x", problems::add);
        assertThat(problems).singleElement().asString().contains("more than times, weekdays, days, months");
    }
}
