package org.hookswitch.sip.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * A log of which anyone on the network may write lines: it lets one line a second through and says with the next how many
 * it kept back, so that a flood of bad datagrams fills neither the disk nor the processor.
 *
 * <p>Threading: any thread.
 */
final class RateLimitedLog {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Logger log;
    private final AtomicLong nextAllowed = new AtomicLong(System.nanoTime());
    private final AtomicInteger keptBack = new AtomicInteger();

    RateLimitedLog(Logger log) {
        this.log = log;
    }

    void warn(String format, @Nullable Object... arguments) {
        long now = System.nanoTime();
        long allowed = nextAllowed.get();
        if (now - allowed < 0 || !nextAllowed.compareAndSet(allowed, now + INTERVAL_NANOS)) {
            keptBack.incrementAndGet();
            return;
        }
        int before = keptBack.getAndSet(0);
        log.warn(format, arguments);
        if (before > 0) {
            log.warn("({} such lines were kept back before this one)", before);
        }
    }
}
