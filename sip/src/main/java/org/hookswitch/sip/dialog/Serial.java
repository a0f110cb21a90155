package org.hookswitch.sip.dialog;

import java.util.function.Supplier;
import org.hookswitch.sip.transaction.InOrder;

/**
 * One lock for all that belongs to one call, and its handlers called in order while the lock is not held.
 *
 * <p>Every input of a call (a message, a timer, a method of a door) is one {@link #run}: it takes the lock, changes the
 * state, sends, and queues with {@link #tell} what the handlers will hear; when the outermost run leaves the lock, the
 * handlers are called. Locks are taken in one direction only: call, dialog, exchange, transaction, timer wheel.
 *
 * <p>Threading: any thread.
 */
final class Serial {

    private final InOrder handlers = new InOrder();

    void run(Runnable input) {
        synchronized (this) {
            input.run();
        }
        deliver();
    }

    <T> T call(Supplier<T> input) {
        T result;
        synchronized (this) {
            result = input.get();
        }
        deliver();
        return result;
    }

    /** Queues the call of a handler; within {@link #run} only. */
    void tell(Runnable handlerCall) {
        handlers.add(handlerCall);
    }

    private void deliver() {
        if (!Thread.holdsLock(this)) {
            handlers.deliver();
        }
    }
}
