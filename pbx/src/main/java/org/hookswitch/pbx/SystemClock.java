package org.hookswitch.pbx;

import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real clock: threads of control are virtual threads, alarms ring on one daemon thread.
 *
 * <p>Thread-safe; {@link #close()} stops the alarm thread.
 */
public final class SystemClock implements Clock, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemClock.class);

    private final ScheduledThreadPoolExecutor alarms;

    public SystemClock() {
        alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("alarms").daemon().factory());
        alarms.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Thread start(String name, Runnable body) {
        return Thread.ofVirtual().name(name).start(body);
    }

    @Override
    public Waiter waiter() {
        return new Parking(Thread.currentThread());
    }

    @Override
    public Alarm at(long deadline, Runnable action) {
        var future = alarms.schedule(
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        LOG.error("an alarm's action failed", e);
                    }
                },
                deadline - nanos(),
                TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }

    private static final class Parking implements Waiter {
        private final Thread owner;
        private volatile boolean permit;

        Parking(Thread owner) {
            this.owner = owner;
        }

        @Override
        public boolean await(long deadline) {
            while (!permit) {
                if (deadline == NEVER) {
                    LockSupport.park(this);
                } else {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    LockSupport.parkNanos(this, left);
                }
            }
            permit = false;
            return true;
        }

        @Override
        public void wake() {
            permit = true;
            LockSupport.unpark(owner);
        }
    }
}
