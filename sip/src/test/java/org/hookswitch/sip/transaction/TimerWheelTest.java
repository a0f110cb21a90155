package org.hookswitch.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private final VirtualTime time = new VirtualTime();
    private final TimerWheel wheel = time.wheel();
    private final List<String> ran = new ArrayList<>();

    @Test
    void aTimerRunsOnceAtItsTimeAndNotBefore() {
        wheel.start(500, () -> ran.add("a"));
        time.pass(499);
        assertThat(ran).isEmpty();
        time.pass(1);
        assertThat(ran).containsExactly("a");
        time.pass(100_000);
        assertThat(ran).containsExactly("a");
        assertThat(wheel.size()).isZero();
    }

    @Test
    void aTimerBetweenTwoTicksRunsAtTheLaterOne() {
        time.pass(3);
        wheel.start(4, () -> ran.add("a"));
        time.pass(4);
        assertThat(ran).isEmpty();
        time.pass(3);
        assertThat(ran).containsExactly("a");
    }

    @Test
    void aTimerOfNoTimeRunsAtTheNextTickAndNeverWithinStart() {
        wheel.start(0, () -> ran.add("a"));
        assertThat(ran).isEmpty();
        time.pass(10);
        assertThat(ran).containsExactly("a");
    }

    @Test
    void aCancelledTimerNeverRunsAndIsFreedAtOnce() {
        TimerWheel.Timeout timeout = wheel.start(500, () -> ran.add("a"));
        assertThat(timeout.cancel()).isTrue();
        assertThat(timeout.cancel()).isFalse();
        assertThat(wheel.size()).isZero();
        assertThat(wheel.nanosToNext()).isEqualTo(Long.MAX_VALUE);
        time.pass(1000);
        assertThat(ran).isEmpty();
    }

    @Test
    void aTimerThatRanCannotBeCancelled() {
        TimerWheel.Timeout timeout = wheel.start(10, () -> ran.add("a"));
        time.pass(10);
        assertThat(timeout.cancel()).isFalse();
    }

    @Test
    void timersOfOneTickRunInTheOrderTheyWereStarted() {
        for (String name : List.of("a", "b", "c")) {
            wheel.start(100, () -> ran.add(name));
        }
        time.pass(100);
        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void cancellingOneOfManyInASlotLeavesTheOthers() {
        var timeouts = new ArrayList<TimerWheel.Timeout>();
        for (String name : List.of("a", "b", "c", "d")) {
            timeouts.add(wheel.start(100, () -> ran.add(name)));
        }
        timeouts.get(1).cancel();
        timeouts.get(3).cancel();
        time.pass(100);
        assertThat(ran).containsExactly("a", "c");
    }

    @Test
    void aTimerLongerThanATurnOfTheWheelRunsAtItsTime() {
        long hour = TimeUnit.HOURS.toMillis(1);
        wheel.start(hour, () -> ran.add("hour"));
        time.pass(hour - 1);
        assertThat(ran).isEmpty();
        time.pass(1);
        assertThat(ran).containsExactly("hour");
    }

    @Test
    void aTimerStartedAfterALongIdleTimeRunsAtItsTime() {
        time.pass(TimeUnit.HOURS.toMillis(3) + 7);
        wheel.start(500, () -> ran.add("a"));
        time.pass(499);
        assertThat(ran).isEmpty();
        time.pass(11);
        assertThat(ran).containsExactly("a");
    }

    @Test
    void aTaskMayStartAndCancelTimers() {
        TimerWheel.Timeout[] other = new TimerWheel.Timeout[1];
        wheel.start(10, () -> {
            other[0].cancel();
            wheel.start(10, () -> ran.add("later"));
        });
        other[0] = wheel.start(20, () -> ran.add("cancelled"));
        time.pass(100);
        assertThat(ran).containsExactly("later");
    }

    @Test
    void aTaskThatFailsDoesNotKeepTheOthersFromRunning() {
        wheel.start(10, () -> {
            throw new IllegalStateException("on purpose");
        });
        wheel.start(10, () -> ran.add("b"));
        time.pass(10);
        assertThat(ran).containsExactly("b");
    }

    @Test
    void anyMixOfTimersRunsEachAtTheFirstTickNotBeforeItsTime() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var clock = new VirtualTime();
            var late = new ArrayList<String>();
            int expected = 0;
            int[] seen = {0};
            for (int i = 0; i < 500; i++) {
                long due = clock.millis() + random.nextInt(random.nextBoolean() ? 2000 : 200_000);
                TimerWheel.Timeout timeout = clock.wheel().start(due - clock.millis(), () -> {
                    seen[0]++;
                    long lateness = clock.millis() - due;
                    if (lateness < 0 || lateness > TimerWheel.TICK_MILLIS) {
                        late.add(due + " ran at " + clock.millis());
                    }
                });
                if (random.nextInt(3) == 0) {
                    if (!timeout.cancel()) {
                        expected++;
                    }
                } else {
                    expected++;
                }
                if (random.nextInt(4) == 0) {
                    clock.pass(random.nextInt(300));
                }
            }
            clock.pass(300_000);
            assertThat(late).as("seed %d", seed).isEmpty();
            assertThat(seen[0]).as("seed %d", seed).isEqualTo(expected);
            assertThat(clock.wheel().size()).isZero();
        }
    }

    @Test
    void theWheelsOwnThreadRunsTimersInRealTime() throws InterruptedException {
        var done = new CountDownLatch(2);
        try (var real = new TimerWheel()) {
            real.run("test-timer");
            real.start(5000, () -> {});
            real.start(20, done::countDown);
            real.start(5, done::countDown);
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
