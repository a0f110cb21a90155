package org.hookswitch.sip.transaction;

import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The INVITE client transaction of RFC 3261 §17.1.1, with ACCEPTED of RFC 6026 §7.2, and CANCEL of RFC 3261 §9.1.
 *
 * <p>Threading: as {@link Machine}.
 */
final class InviteClientMachine extends ClientMachine {

    /** The INVITE, until a final response other than 2xx was acknowledged. */
    private @Nullable SipRequest request;

    /** The encoded INVITE, until it needs no retransmission. */
    private byte @Nullable [] invite;

    /** The ACK of a final response above 299. */
    private byte @Nullable [] ack;

    /** Wanted or sent. */
    private @Nullable SipRequest cancel;

    private int intervalA;
    private TimerWheel.@Nullable Timeout timerC;

    InviteClientMachine(TransactionLayer layer, String branch, SipRequest request, Flow flow, ClientListener listener) {
        super(layer, TransactionState.CALLING, branch, request, flow, listener);
        this.request = request;
        this.intervalA = timers.t1();
    }

    @Override
    synchronized void start(SipRequest stamped) {
        byte[] bytes = stamped.toBytes();
        send(bytes, flow);
        if (!flow.reliable()) {
            invite = bytes;
            retransmitIn(intervalA, this::timerA);
        }
        expireIn(timers.transactionTimeout(), this::timerB);
    }

    @Override
    void receive(SipResponse response) {
        synchronized (this) {
            switch (state) {
                case CALLING -> calling(response);
                case PROCEEDING -> proceeding(response);
                case COMPLETED -> completed(response);
                case ACCEPTED -> accepted(response);
                default -> layer.transports().dropped();
            }
        }
        events.deliver();
    }

    private void calling(SipResponse response) {
        stopRetransmitting();
        neverExpire();
        invite = null;
        if (response.isProvisional()) {
            state = TransactionState.PROCEEDING;
            if (cancel != null) {
                sendCancel(cancel);
            }
        }
        proceeding(response);
    }

    private void proceeding(SipResponse response) {
        if (response.isProvisional()) {
            tell(response);
            if (timers.inviteLimit() > 0 && cancel == null) {
                restartTimerC();
            }
            return;
        }
        neverExpire();
        stopTimerC();
        tell(response);
        if (response.isSuccess()) {
            state = TransactionState.ACCEPTED;
            expireIn(timers.transactionTimeout(), this::timerM);
        } else {
            acknowledge(response);
            if (flow.reliable()) {
                terminate();
            } else {
                state = TransactionState.COMPLETED;
                release();
                expireIn(timers.timerD(false), this::timerD);
            }
        }
    }

    private void completed(SipResponse response) {
        if (response.status() >= 300 && ack != null) {
            send(ack, flow);
        }
    }

    private void accepted(SipResponse response) {
        if (response.isSuccess()) {
            tell(response);
        }
    }

    /** Sends CANCEL once a provisional response came; nothing when a final one did. */
    synchronized void cancel(SipRequest request) {
        if (cancel != null || (state != TransactionState.CALLING && state != TransactionState.PROCEEDING)) {
            return;
        }
        cancel = request;
        stopTimerC();
        if (state == TransactionState.PROCEEDING) {
            sendCancel(request);
        }
    }

    private void sendCancel(SipRequest request) {
        layer.startCancel(request, key().branch(), flow);
        // §9.1: a server of RFC 2543 does not answer the INVITE after a CANCEL.
        expireIn(timers.transactionTimeout(), this::cancelExpired);
    }

    private void timerA() {
        synchronized (this) {
            if (state == TransactionState.CALLING && invite != null) {
                send(invite, flow);
                intervalA *= 2;
                retransmitIn(intervalA, this::timerA);
            }
        }
    }

    private void timerB() {
        expireFrom(TransactionState.CALLING);
    }

    private void cancelExpired() {
        expireFrom(TransactionState.PROCEEDING);
    }

    private void expireFrom(TransactionState expected) {
        synchronized (this) {
            if (state == expected) {
                timeOut();
            }
        }
        events.deliver();
    }

    private void restartTimerC() {
        stopTimerC();
        SipRequest invited = request;
        if (invited != null) {
            timerC = layer.wheel().start(timers.inviteLimit(), () -> cancel(cancelFor(invited)));
        }
    }

    private void stopTimerC() {
        if (timerC != null) {
            timerC.cancel();
            timerC = null;
        }
    }

    private void timerD() {
        endFrom(TransactionState.COMPLETED);
    }

    private void timerM() {
        endFrom(TransactionState.ACCEPTED);
    }

    private void endFrom(TransactionState expected) {
        synchronized (this) {
            if (state == expected) {
                terminate();
            }
        }
        events.deliver();
    }

    /** RFC 3261 §17.1.1.3. */
    private void acknowledge(SipResponse response) {
        if (request != null) {
            ack = sameHop(request, SipMethod.ACK)
                    .set(HeaderType.TO, response.to())
                    .build()
                    .toBytes();
            request = null;
            send(ack, flow);
        }
    }

    /** RFC 3261 §9.1. */
    static SipRequest cancelFor(SipRequest invite) {
        return sameHop(invite, SipMethod.CANCEL).build();
    }

    /** A request that goes the way of another within its transaction: the same branch, Routes, From, To, Call-ID. */
    private static SipRequest.Builder sameHop(SipRequest invite, SipMethod method) {
        return SipRequest.builder(method, invite.uri())
                .add(HeaderType.VIA, invite.topVia())
                .add(HeaderType.MAX_FORWARDS, 70)
                .addAll(HeaderType.ROUTE, invite.all(HeaderType.ROUTE))
                .add(HeaderType.FROM, invite.from())
                .add(HeaderType.TO, invite.to())
                .add(HeaderType.CALL_ID, invite.callId())
                .add(HeaderType.CSEQ, new CSeq(invite.cseq().number(), method));
    }
}
