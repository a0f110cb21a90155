package org.hookswitch.pbx;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The real clock: threads of control are virtual threads, alarms ring on one daemon thread, to within
 * {@value AlarmWheel#TICK_MS} ms.
 *
 * <p>Thread-safe; {@link #close()} stops the alarm thread.
 */
public final class SystemClock implements Clock, AutoCloseable {

    private final AlarmWheel alarms = new AlarmWheel();

    /** A clock whose alarm thread runs until {@link #close()}. */
    public SystemClock() {}

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
        return alarms.at(deadline, action);
    }

    @Override
    public void close() {
        alarms.close();
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
