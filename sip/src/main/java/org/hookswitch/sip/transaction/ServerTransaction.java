package org.hookswitch.sip.transaction;

import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Hop;

/**
 * A request that came and waits for its answer.
 *
 * <p>It may be answered from within the call that brought it or later, from any thread. After the final response nothing
 * here need be kept: the stack answers retransmissions by itself.
 *
 * <p>Threading: any thread.
 */
public final class ServerTransaction {

    private final SipRequest request;
    private final Flow source;
    private final ServerMachine machine;

    ServerTransaction(SipRequest request, Flow source, ServerMachine machine) {
        this.request = request;
        this.source = source;
        this.machine = machine;
    }

    public SipRequest request() {
        return request;
    }

    public SipMethod method() {
        return request.method();
    }

    /** Where the request came from. */
    public Flow source() {
        return source;
    }

    public TransactionState state() {
        return machine.state;
    }

    /** The To tag that every response but 100 has: the request's, or one made for this transaction. */
    public String toTag() {
        return machine.toTag();
    }

    /** A response to this request, with the To tag. */
    public SipResponse.Builder response(int status) {
        SipResponse.Builder response = SipResponse.to(request, status);
        return status == 100 ? response : response.toTag(machine.toTag());
    }

    /**
     * Sends a response; To gets its tag if it has none.
     *
     * @return false when a final response was sent before, the transaction has ended, or RFC 4320 forbids this response;
     *     then nothing is sent
     */
    public boolean respond(SipResponse response) {
        SipResponse tagged = response;
        if (response.status() != 100 && response.to().tag().isEmpty()) {
            tagged = response.edit().toTag(machine.toTag()).build();
        }
        return machine.respond(tagged.status(), tagged.toBytes());
    }

    /** Sends a response without a body and further headers. */
    public boolean respond(int status) {
        return respond(response(status).build());
    }

    /** Sends a response with a reason phrase that says more than the usual one. */
    public boolean respond(int status, String reason) {
        SipResponse.Builder response = SipResponse.to(request, status, reason);
        return respond(response.build());
    }

    /** Sends a final response with Retry-After in seconds. */
    public boolean respondRetry(int status, int retryAfterSeconds) {
        return respond(response(status)
                .add(HeaderName.RETRY_AFTER, Integer.toString(retryAfterSeconds))
                .build());
    }

    /** Whether it still waits for a final response. */
    public boolean isOpen() {
        TransactionState now = machine.state;
        return now == TransactionState.TRYING || now == TransactionState.PROCEEDING;
    }

    /**
     * Sends responses to the address and port the request came from, whatever its Via says: for clients behind a NAT that do
     * not ask for it by {@code rport}.
     */
    public void respondToSource() {
        machine.redirect(source);
    }

    /** Sends responses somewhere else over the same transport. */
    public void respondTo(Hop hop) {
        machine.redirect(new Flow(source.transport(), hop));
    }

    /**
     * Sets who is told of a CANCEL; a CANCEL that came before is told now, on this thread.
     *
     * @throws IllegalStateException if the request is no INVITE
     */
    public void listen(ServerListener listener) {
        if (!(machine instanceof InviteServerMachine invite)) {
            throw new IllegalStateException("only an INVITE can be cancelled, not " + request.startLine());
        }
        invite.listen(listener);
    }

    @Override
    public String toString() {
        return request.method() + " from " + source + " " + machine.state;
    }
}
