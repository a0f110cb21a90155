package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortRangeTest {
    @Test
    void everyPairIsGivenOnceAndThenNone() {
        PortRange range = new PortRange(10_000, 10_099);
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            int port = range.take().orElseThrow();
            assertThat(port).isBetween(10_000, 10_098).isEven();
            assertThat(given.add(port)).isTrue();
        }
        assertThat(range.take()).isEmpty();
        assertThat(range.inUse()).isEqualTo(50);

        range.release(10_042);
        assertThat(range.take()).hasValue(10_042);
    }

    @Test
    void aLastPortThatIsEvenHasNoRoomForRtcpAndIsNotGiven() {
        PortRange range = new PortRange(10_000, 10_002);
        assertThat(range.size()).isEqualTo(1);
        assertThat(range.take()).hasValue(10_000);
        assertThat(range.take()).isEmpty();
    }

    @Test
    void theSearchBeginsAnywhere() {
        Set<Integer> firsts = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            firsts.add(new PortRange(10_000, 20_000).take().orElseThrow());
        }
        assertThat(firsts).hasSizeGreaterThan(10);
    }
}
