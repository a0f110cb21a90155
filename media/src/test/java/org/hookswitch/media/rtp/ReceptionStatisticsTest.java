package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceptionStatisticsTest {
    private static final long MS = 1_000_000;
    private final ReceptionStatistics statistics = new ReceptionStatistics();

    private void packet(int sequence, long atMs) {
        statistics.packet(7, sequence & 0xffff, sequence * 160, 8000, atMs * MS);
    }

    @Test
    void nothingIsLostWhereNothingIsMissing() {
        for (int i = 65_500; i < 65_700; i++) {
            packet(i, i * 20L);
        }
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.fractionLost()).isZero();
        assertThat(statistics.extendedMax()).isEqualTo(65_699);
        assertThat(statistics.jitter()).isZero();
    }

    @Test
    void missingPacketsAreCountedAndTheFractionIsThatSinceTheLastReport() {
        for (int i = 0; i < 100; i++) {
            if (i % 4 != 1) {
                packet(i, i * 20L);
            }
        }
        assertThat(statistics.lost()).isEqualTo(25);
        assertThat(statistics.fractionLost()).isEqualTo(64);
        for (int i = 100; i < 200; i++) {
            packet(i, i * 20L);
        }
        assertThat(statistics.lost()).isEqualTo(25);
        assertThat(statistics.fractionLost()).isZero();
    }

    @Test
    void packetsOutOfOrderAreNotLostAndThoseThatComeTwiceAreTakenOff() {
        packet(0, 0);
        packet(2, 40);
        packet(1, 41);
        packet(3, 60);
        assertThat(statistics.lost()).isZero();
        packet(3, 61);
        assertThat(statistics.lost()).isEqualTo(-1);
        assertThat(statistics.fractionLost()).isZero();
    }

    @Test
    void aSourceWhoseNumbersStartAgainIsFollowedFromItsSecondPacketOn() {
        for (int i = 0; i < 10; i++) {
            packet(i, i * 20L);
        }
        for (int i = 30_000; i < 30_010; i++) {
            packet(i, 200 + (i - 30_000) * 20L);
        }
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.extendedMax()).isEqualTo(30_009);
    }

    @Test
    void anotherSourceBeginsAnewAndWhatWasLostStaysCounted() {
        packet(0, 0);
        packet(3, 60);
        assertThat(statistics.packet(8, 50_000, 1, 8000, 80 * MS)).isTrue();
        statistics.packet(8, 50_001, 161, 8000, 100 * MS);
        assertThat(statistics.lost()).isEqualTo(2);
        assertThat(statistics.ssrc()).isEqualTo(8);
        assertThat(statistics.extendedMax()).isEqualTo(50_001);
    }

    @Test
    void jitterApproachesTheMeanDeviationAsInTheRfc() {
        // Every other packet comes 10 ms late: the transit differs by 10 ms, 80 ticks, each time.
        for (int i = 0; i < 500; i++) {
            packet(i, i * 20L + (i % 2) * 10);
        }
        assertThat(statistics.jitter()).isBetween(75, 80);
        assertThat(statistics.jitterMillis()).isBetween(9.3, 10.0);
    }

    @Test
    void aSourceThatLeapsInTimeHasNoJitterFromThat() {
        packet(0, 0);
        packet(1, 20);
        statistics.packet(7, 2, 1_000_000, 8000, 40 * MS);
        statistics.packet(7, 3, 1_000_160, 8000, 60 * MS);
        assertThat(statistics.jitter()).isZero();
    }
}
