package org.hookswitch.pjsip.inbound;

import java.util.LinkedHashSet;
import java.util.function.IntSupplier;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pjsip.CallLimits;

/**
 * Decides whether one more call can be taken on, by how many there are and by how long accepted calls wait for their turn.
 *
 * <p>Threads of control get their turn in the order in which they were started, so the wait of the oldest that has not had
 * its turn tells how far the machine is behind, whatever it is that keeps it busy. Any thread.
 */
public final class Admission {

    /** A call that was accepted, until it has its turn. */
    public final class Waiting {
        private final long since;

        private Waiting(long since) {
            this.since = since;
        }

        /** It has its turn now, or is gone; more than once does nothing. */
        public void over() {
            synchronized (Admission.this) {
                waiting.remove(this);
            }
        }
    }

    private final CallLimits limits;
    private final Clock clock;
    private final IntSupplier calls;
    private final LinkedHashSet<Waiting> waiting = new LinkedHashSet<>();
    private volatile boolean open = true;

    /**
     * With nobody waiting.
     *
     * @param calls how many channels there are
     */
    public Admission(CallLimits limits, Clock clock, IntSupplier calls) {
        this.limits = limits;
        this.clock = clock;
        this.calls = calls;
    }

    /** Whether a call may come in now. */
    public boolean admits() {
        if (!open || (limits.calls() > 0 && calls.getAsInt() >= limits.calls())) {
            return false;
        }
        synchronized (this) {
            if (waiting.isEmpty()) {
                return true;
            }
            long longest = clock.nanos() - waiting.getFirst().since;
            return waiting.size() < limits.waiting()
                    && longest <= limits.longestWait().toNanos();
        }
    }

    /** A call was accepted. */
    public synchronized Waiting accepted() {
        Waiting call = new Waiting(clock.nanos());
        waiting.add(call);
        return call;
    }

    /** Takes no call any more: the switch stops. */
    public void close() {
        open = false;
    }
}
