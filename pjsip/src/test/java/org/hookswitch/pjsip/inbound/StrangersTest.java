package org.hookswitch.pjsip.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.pjsip.config.PjsipConfig;
import org.hookswitch.pjsip.kit.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrangersTest {

    private static final InetAddress MALLORY = InetAddress.ofLiteral("192.0.2.66");

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private Strangers strangers;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("pjsip.conf"), """
                [t]
                type=transport
                bind=0.0.0.0

                [global]
                type=global
                unidentified_request_count=5
                unidentified_request_period=10
                """);
        strangers = new Strangers(
                PjsipConfig.read(ConfReader.in(folder), new Diagnostics()).orElseThrow(), clock);
    }

    @Test
    void theNumberThatIsToBeReportedIsReportedOnce() {
        for (int i = 1; i <= 12; i++) {
            assertThat(strangers.count(MALLORY)).isEqualTo(i == 5);
        }
    }

    @Test
    void thePeriodBeginsAnewWhenItIsOver() {
        for (int i = 1; i < 5; i++) {
            strangers.count(MALLORY);
        }
        clock.passes(Duration.ofSeconds(11));

        assertThat(strangers.count(MALLORY)).isFalse();
    }

    @Test
    void whoeverSendsTwentyTimesAsManyIsBlockedUntilThePeriodIsOver() {
        for (int i = 0; i < 99; i++) {
            strangers.count(MALLORY);
        }
        assertThat(strangers.isBlocked(MALLORY)).isFalse();
        strangers.count(MALLORY);
        assertThat(strangers.isBlocked(MALLORY)).isTrue();
        assertThat(strangers.isBlocked(InetAddress.ofLiteral("192.0.2.67"))).isFalse();

        clock.passes(Duration.ofSeconds(11));
        assertThat(strangers.isBlocked(MALLORY)).isFalse();
    }

    @Test
    void noMoreAddressesAreRememberedThanTheLimit() throws IOException {
        for (int i = 0; i < Strangers.LIMIT + 500; i++) {
            byte[] address = {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i};
            strangers.count(InetAddress.getByAddress(address));
        }

        assertThat(strangers.size()).isEqualTo(Strangers.LIMIT);
    }
}
