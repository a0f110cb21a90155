package org.hookswitch.sip.transaction;

import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The INVITE server transaction of RFC 3261 §17.2.1, with ACCEPTED of RFC 6026 §7.1.
 *
 * <p>The 2xx is retransmitted by the dialog, not here. Threading: as {@link Machine}.
 */
final class InviteServerMachine extends ServerMachine {

    /** The INVITE, as long as a 100 may have to be sent. */
    private @Nullable SipRequest trying;

    private @Nullable ServerListener listener;
    private @Nullable SipRequest cancel;
    private int intervalG;

    InviteServerMachine(
            TransactionLayer layer,
            MatchKey key,
            @Nullable MergeKey mergeKey,
            String toTag,
            Flow flow,
            SipRequest invite) {
        super(layer, TransactionState.PROCEEDING, key, mergeKey, toTag, flow);
        this.trying = invite;
        this.intervalG = timers.t1();
    }

    @Override
    synchronized void start() {
        if (timers.tryingDelay() == 0) {
            sendTrying();
        } else {
            retransmitIn(timers.tryingDelay(), this::tryingDelayed);
        }
    }

    private synchronized void tryingDelayed() {
        if (state == TransactionState.PROCEEDING) {
            sendTrying();
        }
    }

    private void sendTrying() {
        if (trying != null) {
            respondWith(SipResponse.to(trying, 100).build().toBytes());
            trying = null;
        }
    }

    @Override
    synchronized void again() {
        switch (state) {
            case PROCEEDING, COMPLETED -> repeat();
            default -> {}
        }
    }

    @Override
    synchronized boolean respond(int status, byte[] response) {
        return switch (state) {
            case PROCEEDING -> proceeding(status, response);
            case ACCEPTED -> accepted(status, response);
            default -> false;
        };
    }

    private boolean proceeding(int status, byte[] response) {
        trying = null;
        stopRetransmitting();
        if (status < 200) {
            respondWith(response);
        } else if (status < 300) {
            state = TransactionState.ACCEPTED;
            listener = null;
            cancel = null;
            sendOnce(response);
            expireIn(timers.transactionTimeout(), this::timerL);
        } else {
            state = TransactionState.COMPLETED;
            cancel = null;
            layer.forgetMerge(this);
            respondWith(response);
            if (!flow().reliable()) {
                retransmitIn(intervalG, this::timerG);
            }
            expireIn(timers.transactionTimeout(), this::timerH);
        }
        return true;
    }

    private boolean accepted(int status, byte[] response) {
        if (status < 200 || status > 299) {
            return false;
        }
        sendOnce(response);
        return true;
    }

    /** An ACK with the branch of the INVITE; false when it is for the user. */
    synchronized boolean acknowledged() {
        return switch (state) {
            case COMPLETED -> {
                stopRetransmitting();
                listener = null;
                if (flow().reliable()) {
                    terminate();
                } else {
                    state = TransactionState.CONFIRMED;
                    expireIn(timers.timerI(false), this::timerI);
                }
                yield true;
            }
            case ACCEPTED -> false;
            default -> true;
        };
    }

    /** Tells the user of a CANCEL, unless a final response went out before. */
    void cancelled(SipRequest request) {
        synchronized (this) {
            if (state != TransactionState.PROCEEDING || cancel != null) {
                return;
            }
            cancel = request;
            ServerListener told = listener;
            if (told != null) {
                events.add(() -> told.cancelled(request));
            }
        }
        events.deliver();
    }

    void listen(ServerListener wanted) {
        synchronized (this) {
            if (state != TransactionState.PROCEEDING) {
                return;
            }
            listener = wanted;
            SipRequest already = cancel;
            if (already != null) {
                events.add(() -> wanted.cancelled(already));
            }
        }
        events.deliver();
    }

    private synchronized void timerG() {
        if (state == TransactionState.COMPLETED) {
            repeat();
            intervalG = Math.min(2 * intervalG, timers.t2());
            retransmitIn(intervalG, this::timerG);
        }
    }

    private void timerH() {
        synchronized (this) {
            if (state == TransactionState.COMPLETED) {
                if (listener != null) {
                    events.add(listener::unacknowledged);
                }
                terminate();
            }
        }
        events.deliver();
    }

    private synchronized void timerI() {
        if (state == TransactionState.CONFIRMED) {
            terminate();
        }
    }

    private synchronized void timerL() {
        if (state == TransactionState.ACCEPTED) {
            terminate();
        }
    }
}
