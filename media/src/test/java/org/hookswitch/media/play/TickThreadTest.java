package org.hookswitch.media.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hookswitch.media.play.MediaClock.Ticking;
import org.junit.jupiter.api.Test;

class TickThreadTest {
    @Test
    void ticksComeEveryTwentyMillisecondsOnTheAverage() throws Exception {
        try (TickThread clock = new TickThread()) {
            CountDownLatch twentyOne = new CountDownLatch(21);
            AtomicLong first = new AtomicLong();
            AtomicLong last = new AtomicLong();
            try (Ticking ticking = clock.start(() -> {
                long now = System.nanoTime();
                first.compareAndSet(0, now);
                last.set(now);
                twentyOne.countDown();
            })) {
                assertThat(ticking).isNotNull();
                assertThat(twentyOne.await(20, TimeUnit.SECONDS)).isTrue();
            }
            // Late ticks are possible on a busy machine, early ones are not.
            assertThat(last.get() - first.get()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(395 - 20));
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
