package org.hookswitch.pbx;

import java.time.Instant;

/**
 * Time and threads of control as the switch sees them: every wait of {@code pbx}, {@code dialplan} and {@code apps}
 * goes through here or through a {@link Mailbox}, which itself waits here.
 *
 * <p>{@link SystemClock} is the real one. A simulator gives another, which lets one thread of control run at a time and
 * jumps to the next deadline when all of them wait.
 *
 * <p>Thread-safe. Deadlines are values of {@link #nanos()}; {@link #NEVER} is no deadline.
 */
public interface Clock {

    /** A deadline that is never reached. */
    long NEVER = Long.MAX_VALUE;

    /** The time of day. */
    Instant now();

    /** Nanoseconds since an arbitrary moment, never running backwards. */
    long nanos();

    /** Starts a thread of control. */
    Thread start(String name, Runnable body);

    /** A waiter of the calling thread's own; cheap enough to make one a wait. */
    Waiter waiter();

    /** Runs {@code action} once at {@code deadline} on a thread of the clock's own; it must be short and must not wait. */
    Alarm at(long deadline, Runnable action);

    /** The deadline {@code millis} milliseconds from now. */
    default long afterMillis(long millis) {
        return nanos() + Math.multiplyExact(millis, 1_000_000L);
    }

    /** One thread's place to wait: a single permit, as {@link java.util.concurrent.locks.LockSupport} has it. */
    interface Waiter {

        /** Waits for {@link #wake()} or the deadline; false when the deadline came first. */
        boolean await(long deadline);

        /** Lets the waiting thread, or the next one to wait, go on. Any thread. */
        void wake();
    }

    /** A started {@link #at} action. */
    interface Alarm {
        /** Makes sure that the action will not start from now on; it may be running already. */
        void cancel();
    }
}
