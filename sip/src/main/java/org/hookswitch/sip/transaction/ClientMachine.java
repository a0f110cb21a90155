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

    final SipRequest request;
    final Flow flow;
    final ClientListener listener;
    private final Key key;

    ClientMachine(
            TransactionLayer layer,
            TransactionState first,
            String branch,
            SipRequest request,
            Flow flow,
            ClientListener listener) {
        super(layer, first);
        this.request = request;
        this.flow = flow;
        this.listener = listener;
        this.key = new Key(branch, request.method());
    }

    final Key key() {
        return key;
    }

    abstract void start();

    abstract void receive(SipResponse response);

    final void tell(SipResponse response) {
        events.add(() -> listener.response(response));
    }

    final void timeOut() {
        events.add(listener::timedOut);
        terminate();
    }

    @Override
    final void transportFailed(IOException cause) {
        synchronized (this) {
            // A failed retransmission after a response came changes nothing: the peer is there.
            if (state == TransactionState.CALLING || state == TransactionState.TRYING) {
                events.add(() -> listener.unreachable(cause));
                terminate();
            }
        }
        events.deliver();
    }

    @Override
    final void terminate() {
        if (state != TransactionState.TERMINATED) {
            super.terminate();
            events.add(listener::ended);
        }
    }

    @Override
    final void forget() {
        layer.forget(this);
    }
}
