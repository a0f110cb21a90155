package org.hookswitch.pbx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a channel waits for keys, and for how long it may live.
 *
 * <p>Set by the controlling thread or from outside; thread-safe.
 */
public final class Timeouts implements AutoCloseable {

    private final Channel channel;
    private Duration digit = Duration.ofSeconds(5);
    private Duration response = Duration.ofSeconds(10);
    private Clock.@Nullable Alarm alarm;
    private long absoluteDeadline = Clock.NEVER;
    private boolean expired;

    private Timeouts(Channel channel) {
        this.channel = channel;
    }

    /** The timeouts of a channel. */
    public static Timeouts of(Channel channel) {
        return channel.attachment(Timeouts.class, () -> new Timeouts(channel));
    }

    /** Longest pause between the keys of an extension. */
    public synchronized Duration digit() {
        return digit;
    }

    public synchronized void digit(Duration newDigit) {
        digit = newDigit;
    }

    /** Longest wait for the first key. */
    public synchronized Duration response() {
        return response;
    }

    public synchronized void response(Duration newResponse) {
        response = newResponse;
    }

    /** What is left of the channel's life; empty when it has no limit. */
    public synchronized java.util.Optional<Duration> absolute() {
        return absoluteDeadline == Clock.NEVER
                ? java.util.Optional.empty()
                : java.util.Optional.of(Duration.ofNanos(
                        Math.max(0, absoluteDeadline - channel.pbx().clock().nanos())));
    }

    /** Limits the channel's life from now on; zero or less takes the limit away. */
    public synchronized void absolute(Duration limit) {
        close();
        expired = false;
        if (limit.isPositive()) {
            Clock clock = channel.pbx().clock();
            absoluteDeadline = clock.nanos() + limit.toNanos();
            alarm = clock.at(absoluteDeadline, this::expire);
        }
    }

    private void expire() {
        synchronized (this) {
            expired = true;
        }
        channel.hangup(HangupCause.NORMAL_CLEARING, "absolute timeout");
    }

    /** Whether the limit ended the channel's flow; a {@code T} extension may then still run. */
    synchronized boolean isExpired() {
        return expired;
    }

    @Override
    public synchronized void close() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        absoluteDeadline = Clock.NEVER;
    }
}
