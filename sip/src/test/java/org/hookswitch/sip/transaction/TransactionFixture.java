package org.hookswitch.sip.transaction;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Advertised;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.TransportProtocol;

/** A transaction layer on a wire that goes nowhere, in virtual time; what its user is told is written down. */
final class TransactionFixture implements TransactionUser, ClientListener, ServerListener {

    final VirtualTime time = new VirtualTime();
    final Wire wire;
    final TransactionLayer layer;
    final List<String> told = new ArrayList<>();
    final List<ServerTransaction> requests = new ArrayList<>();
    final List<SipRequest> acks = new ArrayList<>();
    boolean admitting = true;

    TransactionFixture() {
        this(TransportProtocol.UDP, TimerValues.DEFAULT, TransactionLimits.DEFAULT);
    }

    TransactionFixture(TransportProtocol protocol, TimerValues timers, TransactionLimits limits) {
        wire = new Wire(time, protocol);
        layer = new TransactionLayer(this, time.wheel(), timers, limits, () -> Instant.EPOCH);
        layer.transports().add(wire, Advertised.bound(wire));
    }

    static TransactionFixture over(TransportProtocol protocol) {
        return new TransactionFixture(protocol, TimerValues.DEFAULT, TransactionLimits.DEFAULT);
    }

    static TransactionFixture with(TimerValues timers) {
        return new TransactionFixture(TransportProtocol.UDP, timers, TransactionLimits.DEFAULT);
    }

    ClientTransaction send(SipMethod method) {
        return layer.send(Requests.outgoing(method), wire.toPeer(), this);
    }

    /** The peer answers the last request of the method that was sent. */
    SipResponse answer(ClientTransaction transaction, int status) {
        SipResponse response = Requests.response(transaction.request(), status, "to1");
        wire.receive(response);
        return response;
    }

    ServerTransaction receive(SipRequest request) {
        wire.receive(request);
        return requests.getLast();
    }

    boolean nothingIsLeft() {
        return layer.clientCount() == 0
                && layer.serverCount() == 0
                && time.wheel().size() == 0;
    }

    @Override
    public void request(ServerTransaction transaction) {
        told.add(time.millis() + " " + transaction.method());
        requests.add(transaction);
        if (transaction.method().equals(SipMethod.INVITE)) {
            transaction.listen(this);
        }
    }

    @Override
    public void ack(SipRequest ack, Flow source) {
        told.add(time.millis() + " ACK");
        acks.add(ack);
    }

    @Override
    public boolean admits(SipRequest request, Flow source) {
        return admitting;
    }

    @Override
    public void response(SipResponse response) {
        told.add(time.millis() + " " + response.status());
    }

    @Override
    public void timedOut() {
        told.add(time.millis() + " timed out");
    }

    @Override
    public void unreachable(IOException cause) {
        told.add(time.millis() + " unreachable");
    }

    @Override
    public void ended() {
        told.add(time.millis() + " ended");
    }

    @Override
    public void cancelled(SipRequest cancel) {
        told.add(time.millis() + " cancelled");
    }

    @Override
    public void unacknowledged() {
        told.add(time.millis() + " unacknowledged");
    }
}
