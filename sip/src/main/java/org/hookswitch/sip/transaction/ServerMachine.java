package org.hookswitch.sip.transaction;

import java.io.IOException;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.transport.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What the two server machines share. A machine holds no request: it outlives the user's interest by half a minute, and
 * thousands of them do at a time.
 *
 * <p>Threading: as {@link Machine}.
 */
abstract sealed class ServerMachine extends Machine permits InviteServerMachine, NonInviteServerMachine {

    /** Finds a request that came twice by different ways (RFC 3261 §8.2.2.2). */
    record MergeKey(String callId, String fromTag, long cseq, SipMethod method) {}

    private final MatchKey key;
    private final @Nullable MergeKey mergeKey;
    private final String toTag;

    /** Where responses go. */
    private Flow flow;

    /** The response to send again when the request comes again. */
    private byte @Nullable [] last;

    ServerMachine(
            TransactionLayer layer,
            TransactionState first,
            MatchKey key,
            @Nullable MergeKey mergeKey,
            String toTag,
            Flow flow) {
        super(layer, first);
        this.key = key;
        this.mergeKey = mergeKey;
        this.toTag = toTag;
        this.flow = flow;
    }

    final MatchKey key() {
        return key;
    }

    final @Nullable MergeKey mergeKey() {
        return mergeKey;
    }

    /** The To tag of the responses to a request that came without one; else the one it came with. */
    final String toTag() {
        return toTag;
    }

    final synchronized Flow flow() {
        return flow;
    }

    final synchronized void redirect(Flow other) {
        flow = other;
    }

    /** The transaction has just come into the table. */
    abstract void start();

    /** The request came again. */
    abstract void again();

    /** Sends a response if the state allows it; false if not. */
    abstract boolean respond(int status, byte[] response);

    final void respondWith(byte[] response) {
        last = response;
        send(response, flow);
    }

    final void sendOnce(byte[] response) {
        last = null;
        send(response, flow);
    }

    final void repeat() {
        if (last != null) {
            send(last, flow);
        }
    }

    final void stayMute() {
        last = null;
    }

    @Override
    void transportFailed(IOException cause) {
        // The client's retransmissions may reach us over a way that works again; its timers and ours end it otherwise.
    }

    @Override
    final void forget() {
        layer.forget(this);
    }
}
