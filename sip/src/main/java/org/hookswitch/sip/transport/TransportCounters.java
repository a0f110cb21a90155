package org.hookswitch.sip.transport;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the transports of one stack did, counted since the start.
 *
 * <p>Threading: counted and read by any thread; a reading is not one moment's picture.
 */
public final class TransportCounters {

    final LongAdder received = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder sendFailures = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder keepAlives = new LongAdder();
    final LongAdder oversized = new LongAdder();

    TransportCounters() {}

    /** Messages received, well formed or not, keep-alives left out. */
    public long received() {
        return received.sum();
    }

    /** Messages handed to a transport, retransmissions included. */
    public long sent() {
        return sent.sum();
    }

    /** Messages a transport could not send. */
    public long sendFailures() {
        return sendFailures.sum();
    }

    /** Messages that could not be read, answered with 400 or not. */
    public long malformed() {
        return malformed.sum();
    }

    /** Well-formed messages that were not for us or matched nothing, such as a response to a request we did not send. */
    public long dropped() {
        return dropped.sum();
    }

    /** Keep-alives received (RFC 5626 §3.5.1, or what phones send to hold a NAT binding open). */
    public long keepAlives() {
        return keepAlives.sum();
    }

    /** Requests longer than 1300 bytes sent over UDP (RFC 3261 §18.1.1). */
    public long oversized() {
        return oversized.sum();
    }
}
