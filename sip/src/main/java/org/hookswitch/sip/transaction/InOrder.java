package org.hookswitch.sip.transaction;

import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls listeners one after the other, in the order in which the events came to be, while no lock is held.
 *
 * <p>Whoever changes a state does so under its lock, {@link #add}s what is to be told there, leaves the lock and calls
 * {@link #deliver}. The first thread to deliver also delivers what others add meanwhile, so a listener is never called by
 * two threads at once, and a listener that causes a further event returns before that event is delivered.
 *
 * <p>Threading: any thread; {@link #deliver} never with a lock held.
 */
public final class InOrder {

    private static final Logger log = LoggerFactory.getLogger(InOrder.class);

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(2);
    private boolean delivering;

    /** With nothing queued. */
    public InOrder() {}

    /** Queues one call of a listener. */
    public void add(Runnable call) {
        synchronized (waiting) {
            waiting.add(call);
        }
    }

    /** Makes the calls that are queued, unless another thread, or this one further up its stack, does so already. */
    public void deliver() {
        while (true) {
            Runnable call;
            synchronized (waiting) {
                if (delivering) {
                    return;
                }
                call = waiting.poll();
                if (call == null) {
                    return;
                }
                delivering = true;
            }
            try {
                call.run();
            } catch (RuntimeException e) {
                log.error("A listener of SIP events failed; the events go on", e);
            } finally {
                synchronized (waiting) {
                    delivering = false;
                }
            }
        }
    }
}
