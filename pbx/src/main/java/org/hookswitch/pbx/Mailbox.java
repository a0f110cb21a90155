package org.hookswitch.pbx;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a channel and was not looked at yet, in order.
 *
 * <p>Any thread posts, without waiting. One thread at a time takes: the one that controls the channel. A mailbox holds
 * at most {@value #LIMIT} signals; what arrives beyond is dropped and counted (hangups and redirects are not queued:
 * {@link Channel} keeps them as state, so they are never lost).
 */
final class Mailbox {

    static final int LIMIT = 1000;

    private final ArrayDeque<Signal> signals = new ArrayDeque<>(4);
    private Clock.@Nullable Waiter waiter;
    private @Nullable Consumer<Signal> tap;
    private long dropped;

    /** Puts a signal at the end and wakes who waits. */
    void post(Signal signal) {
        Clock.Waiter awake;
        Consumer<Signal> listener;
        synchronized (this) {
            if (signals.size() >= LIMIT) {
                dropped++;
                return;
            }
            signals.add(signal);
            awake = waiter;
            listener = tap;
        }
        if (listener != null) {
            listener.accept(signal);
        }
        if (awake != null) {
            awake.wake();
        }
    }

    /** Wakes who waits, with nothing to take: state that is kept elsewhere has changed. */
    void nudge(Signal why) {
        Clock.Waiter awake;
        Consumer<Signal> listener;
        synchronized (this) {
            awake = waiter;
            listener = tap;
        }
        if (listener != null) {
            listener.accept(why);
        }
        if (awake != null) {
            awake.wake();
        }
    }

    synchronized @Nullable Signal poll() {
        return signals.poll();
    }

    /** Whom to wake from now on; null for nobody. */
    synchronized void wakes(Clock.@Nullable Waiter who) {
        waiter = who;
    }

    /** Lets {@code listener} see every signal as it arrives, on the posting thread; null for nobody. */
    synchronized void tap(@Nullable Consumer<Signal> listener) {
        tap = listener;
    }

    synchronized long dropped() {
        return dropped;
    }
}
