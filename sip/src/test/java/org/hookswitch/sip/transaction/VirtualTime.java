package org.hookswitch.sip.transaction;

import java.util.concurrent.TimeUnit;

/** A timer wheel whose clock stands still until a test moves it; timers run on the thread that moves it. */
public final class VirtualTime {

    private long now;
    private final TimerWheel wheel = new TimerWheel(() -> now);

    /** Begins at zero. */
    public VirtualTime() {}

    public TimerWheel wheel() {
        return wheel;
    }

    /** Milliseconds since the test began. */
    public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(now);
    }

    /** Lets time pass, running each timer at its moment. */
    public void pass(long millis) {
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            long wait = wheel.nanosToNext();
            if (wait == Long.MAX_VALUE || now + wait > end) {
                break;
            }
            now += wait;
            wheel.advance();
        }
        now = end;
        wheel.advance();
    }

    /** Moves to the next moment at which a timer may run, and runs it; false when no timer is started. */
    public boolean step() {
        long wait = wheel.nanosToNext();
        if (wait == Long.MAX_VALUE) {
            return false;
        }
        now += wait;
        wheel.advance();
        return true;
    }
}
