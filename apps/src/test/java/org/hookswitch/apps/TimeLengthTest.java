package org.hookswitch.apps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLengthTest {

    @ParameterizedTest
    @CsvSource({"1,1000", "1.5,1500", "'.25 ',250", "90 s,90000", "20ms,20", "2M,120000", "1h,3600000", "0,0"})
    void aNumberWithoutAUnitIsSeconds(String text, long millis) {
        assertThat(TimeLength.seconds(text).orElseThrow().toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"500,500", "1s,1000"})
    void aNumberWithoutAUnitIsMillisecondsWhereTheseAreMeant(String text, long millis) {
        assertThat(TimeLength.millis(text).orElseThrow().toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1x", "1.2.3", ".", "s"})
    void anythingElseIsNoLengthOfTime(String text) {
        assertThat(TimeLength.seconds(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "999999999999h"})
    void whatIsTooLongIsAboutThreeYears(String text) {
        assertThat(TimeLength.seconds(text).orElseThrow().toDays()).isBetween(1000L, 1200L);
    }
}
