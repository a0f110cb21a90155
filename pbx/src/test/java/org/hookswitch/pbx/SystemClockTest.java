package org.hookswitch.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SystemClockTest {

    @Test
    void anAlarmRingsAtItsDeadlineAndNotBefore() throws Exception {
        try (var clock = new SystemClock()) {
            var rung = new CountDownLatch(1);
            long start = clock.nanos();
            var at = new long[1];
            clock.at(start + 50_000_000, () -> {
                at[0] = clock.nanos();
                rung.countDown();
            });
            assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(at[0] - start).isGreaterThanOrEqualTo(50_000_000);
        }
    }

    @Test
    void aCancelledAlarmDoesNotRing() throws Exception {
        try (var clock = new SystemClock()) {
            var rung = new AtomicInteger();
            var last = new CountDownLatch(1);
            List<Clock.Alarm> alarms = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                alarms.add(clock.at(clock.nanos() + 30_000_000, rung::incrementAndGet));
            }
            alarms.forEach(Clock.Alarm::cancel);
            clock.at(clock.nanos() + 80_000_000, last::countDown);
            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(rung).hasValue(0);
        }
    }

    @Test
    void alarmsRingAlsoAfterTheWheelStoodStill() throws Exception {
        try (var clock = new SystemClock()) {
            for (int i = 0; i < 5; i++) {
                var rung = new CountDownLatch(1);
                clock.at(clock.nanos(), rung::countDown);
                assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void aDeadlineFurtherThanOneTurnOfTheWheelIsKept() throws Exception {
        try (var clock = new SystemClock()) {
            var early = new AtomicInteger();
            var soon = new CountDownLatch(1);
            clock.at(clock.nanos() + TimeUnit.SECONDS.toNanos(11), early::incrementAndGet);
            clock.at(clock.nanos() + 100_000_000, soon::countDown);
            assertThat(soon.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(early).hasValue(0);
        }
    }

    @Test
    void aWakeBeforeTheWaitIsNotLost() {
        try (var clock = new SystemClock()) {
            Clock.Waiter waiter = clock.waiter();
            waiter.wake();
            assertThat(waiter.await(Clock.NEVER)).isTrue();
            assertThat(waiter.await(clock.nanos())).isFalse();
        }
    }
}
