package org.hookswitch.pjsip.kit;

import java.time.Duration;
import java.time.Instant;
import org.hookswitch.pbx.Clock;

/** A clock that a test sets by hand; it only tells the time. */
public final class HandClock implements Clock {

    private Duration passed = Duration.ZERO;

    public void passes(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plus(passed);
    }

    @Override
    public long nanos() {
        return passed.toNanos();
    }

    @Override
    public Thread start(String name, Runnable body) {
        throw new AssertionError("starts no threads");
    }

    @Override
    public Waiter waiter() {
        throw new AssertionError("does not wait");
    }

    @Override
    public Alarm at(long deadline, Runnable action) {
        throw new AssertionError("has no alarms");
    }
}
