package org.hookswitch.sip.transaction;

import java.io.IOException;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * What the four state machines have in common: a state, a way to the peer, two timers, and listeners called in order.
 *
 * <p>Threading: every input takes the machine's own monitor, changes the state, sends, starts and stops timers, and queues
 * what the listener is to be told; the listener is called after the monitor was left. A send that fails comes back as an
 * input of its own from the timer thread, so a state never changes in the middle of another input.
 */
abstract sealed class Machine implements Transport.SendFailure permits ClientMachine, ServerMachine {

    final TransactionLayer layer;
    final TimerValues timers;
    final InOrder events = new InOrder();
    volatile TransactionState state;

    /** Timers A, E or G. */
    private TimerWheel.@Nullable Timeout retransmission;

    /** The timer that ends the present state. */
    private TimerWheel.@Nullable Timeout expiry;

    Machine(TransactionLayer layer, TransactionState state) {
        this.layer = layer;
        this.timers = layer.timers();
        this.state = state;
    }

    /** The transport could not send. */
    abstract void transportFailed(IOException cause);

    /** Takes the machine out of the table. */
    abstract void forget();

    @Override
    public final void sendFailed(IOException cause) {
        layer.wheel().start(0, () -> transportFailed(cause));
    }

    final void send(byte[] message, Flow flow) {
        layer.transports().send(message, flow, this);
    }

    final void retransmitIn(int millis, Runnable timer) {
        stop(retransmission);
        retransmission = layer.wheel().start(millis, timer);
    }

    final void stopRetransmitting() {
        stop(retransmission);
        retransmission = null;
    }

    final void expireIn(int millis, Runnable timer) {
        stop(expiry);
        expiry = layer.wheel().start(millis, timer);
    }

    final void neverExpire() {
        stop(expiry);
        expiry = null;
    }

    void terminate() {
        state = TransactionState.TERMINATED;
        stopRetransmitting();
        neverExpire();
        forget();
    }

    /** Ends the machine without telling anyone: the stack closes. */
    final synchronized void abandon() {
        terminate();
    }

    private static void stop(TimerWheel.@Nullable Timeout timeout) {
        if (timeout != null) {
            timeout.cancel();
        }
    }
}
