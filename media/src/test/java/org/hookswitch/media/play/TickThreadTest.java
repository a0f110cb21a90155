package org.hookswitch.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookswitch.media.play.MediaClock.Ticking;
import org.junit.jupiter.api.Test;

class TickThreadTest {
    @Test
    void noTickComesBeforeItsTime() throws Exception {
        try (TickThread clock = new TickThread()) {
            CountDownLatch twentyOne = new CountDownLatch(21);
            List<Long> ticks = new CopyOnWriteArrayList<>();
            long start = System.nanoTime();
            try (Ticking ticking = clock.start(() -> {
                ticks.add(System.nanoTime());
                twentyOne.countDown();
            })) {
                assertThat(ticking).isNotNull();
                assertThat(twentyOne.await(20, TimeUnit.SECONDS)).isTrue();
            }
            // On a busy machine one may come late, and the next ones make up for it.
            for (int i = 0; i < ticks.size(); i++) {
                assertThat(ticks.get(i) - start).isGreaterThanOrEqualTo(i * 20_000_000L);
            }
        }
    }

    @Test
    void whoIsClosedIsNotCalledAgainAndOthersAre() throws Exception {
        try (TickThread clock = new TickThread()) {
            AtomicInteger calls = new AtomicInteger();
            CountDownLatch other = new CountDownLatch(3);
            Ticking ticking = clock.start(() -> {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("planted");
                }
            });
            clock.start(other::countDown);

            assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(calls).hasValue(1);
            ticking.close();
        }
    }

    @Test
    void aClockThatWasIdleTicksAgain() throws Exception {
        try (TickThread clock = new TickThread()) {
            for (int i = 0; i < 3; i++) {
                CountDownLatch once = new CountDownLatch(1);
                Ticking ticking = clock.start(once::countDown);
                assertThat(once.await(20, TimeUnit.SECONDS)).isTrue();
                ticking.close();
            }
        }
    }
}
