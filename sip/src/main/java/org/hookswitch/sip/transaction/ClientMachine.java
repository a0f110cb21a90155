package org.hookswitch.sip.transaction;

import java.io.IOException;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Flow;

/** What the two client machines share. Threading: as {@link Machine}. */
abstract sealed class ClientMachine extends Machine permits InviteClientMachine, NonInviteClientMachine {

    /** By what a response finds its request (RFC 3261 §17.1.3). */
    record Key(String branch, SipMethod method) {}

    final Flow flow;
    private final Key key;

    /** Until nothing more is to be told; a machine outlives its user's interest. */
    private ClientListener listener;

    ClientMachine(
            TransactionLayer layer,
            TransactionState first,
            String branch,
            SipRequest request,
            Flow flow,
            ClientListener listener) {
        super(layer, first);
        this.flow = flow;
        this.listener = listener;
        this.key = new Key(branch, request.method());
    }

    final Key key() {
        return key;
    }

    /** Sends the request, which has its Via. */
    abstract void start(SipRequest stamped);

    abstract void receive(SipResponse response);

    final void tell(SipResponse response) {
        ClientListener told = listener;
        events.add(() -> told.response(response));
    }

    final void timeOut() {
        events.add(listener::timedOut);
        terminate();
    }

    /** Nothing more is to be told. */
    final void release() {
        events.add(listener::ended);
        listener = Unheard.LISTENER;
    }

    @Override
    final void transportFailed(IOException cause) {
        synchronized (this) {
            // A failed retransmission after a response came changes nothing: the peer is there.
            if (state == TransactionState.CALLING || state == TransactionState.TRYING) {
                ClientListener told = listener;
                events.add(() -> told.unreachable(cause));
                terminate();
            }
        }
        events.deliver();
    }

    @Override
    final void terminate() {
        if (state != TransactionState.TERMINATED) {
            super.terminate();
            release();
        }
    }

    @Override
    final void forget() {
        layer.forget(this);
    }
}
