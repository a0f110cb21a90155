package org.hookswitch.sip.transaction;

import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The non-INVITE client transaction of RFC 3261 §17.1.2.
 *
 * <p>Threading: as {@link Machine}.
 */
final class NonInviteClientMachine extends ClientMachine {

    /** The encoded request, until it needs no retransmission. */
    private byte @Nullable [] bytes;

    private int intervalE;

    NonInviteClientMachine(
            TransactionLayer layer, String branch, SipRequest request, Flow flow, ClientListener listener) {
        super(layer, TransactionState.TRYING, branch, request, flow, listener);
        this.intervalE = timers.t1();
    }

    @Override
    synchronized void start(SipRequest stamped) {
        byte[] encoded = stamped.toBytes();
        send(encoded, flow);
        if (!flow.reliable()) {
            bytes = encoded;
            retransmitIn(intervalE, this::timerE);
        }
        expireIn(timers.transactionTimeout(), this::timerF);
    }

    @Override
    void receive(SipResponse response) {
        synchronized (this) {
            switch (state) {
                case TRYING, PROCEEDING -> waiting(response);
                case COMPLETED -> {}
                default -> layer.transports().dropped();
            }
        }
        events.deliver();
    }

    private void waiting(SipResponse response) {
        tell(response);
        if (response.isProvisional()) {
            state = TransactionState.PROCEEDING;
            return;
        }
        stopRetransmitting();
        bytes = null;
        if (flow.reliable()) {
            terminate();
        } else {
            state = TransactionState.COMPLETED;
            release();
            expireIn(timers.timerI(false), this::timerK);
        }
    }

    private void timerE() {
        synchronized (this) {
            if (bytes == null || (state != TransactionState.TRYING && state != TransactionState.PROCEEDING)) {
                return;
            }
            send(bytes, flow);
            intervalE = state == TransactionState.PROCEEDING ? timers.t2() : Math.min(2 * intervalE, timers.t2());
            retransmitIn(intervalE, this::timerE);
        }
    }

    private void timerF() {
        synchronized (this) {
            if (state == TransactionState.TRYING || state == TransactionState.PROCEEDING) {
                timeOut();
            }
        }
        events.deliver();
    }

    private void timerK() {
        synchronized (this) {
            if (state == TransactionState.COMPLETED) {
                terminate();
            }
        }
        events.deliver();
    }
}
