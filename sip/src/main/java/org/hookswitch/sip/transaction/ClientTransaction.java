package org.hookswitch.sip.transaction;

import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.transport.Flow;

/**
 * A request of ours that is under way. What becomes of it, the {@link ClientListener} is told.
 *
 * <p>Threading: any thread.
 */
public final class ClientTransaction {

    private final SipRequest request;
    private final ClientMachine machine;

    ClientTransaction(SipRequest request, ClientMachine machine) {
        this.request = request;
        this.machine = machine;
    }

    /** The request as it was sent, with its Via. */
    public SipRequest request() {
        return request;
    }

    public Flow flow() {
        return machine.flow;
    }

    public TransactionState state() {
        return machine.state;
    }

    /**
     * Sends a CANCEL for an INVITE, as soon as a provisional response came. The INVITE still ends by a response, which may
     * be a 2xx that crossed the CANCEL, or by time. Nothing happens when a final response came, or after a first CANCEL.
     *
     * @param more headers to add to the CANCEL, such as Reason
     * @throws IllegalStateException if the request is no INVITE
     */
    public void cancel(HeaderField... more) {
        if (!(machine instanceof InviteClientMachine invite)) {
            throw new IllegalStateException(
                    "only an INVITE can be cancelled, not " + request().startLine());
        }
        SipRequest cancel = InviteClientMachine.cancelFor(request);
        if (more.length > 0) {
            SipRequest.Builder builder = cancel.edit();
            for (HeaderField field : more) {
                builder.add(field);
            }
            cancel = builder.build();
        }
        invite.cancel(cancel);
    }

    @Override
    public String toString() {
        return request().method() + " to " + machine.flow + " " + machine.state;
    }
}
