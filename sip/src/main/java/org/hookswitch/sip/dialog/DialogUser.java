package org.hookswitch.sip.dialog;

import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.transaction.ServerTransaction;

/**
 * What a dialog is used for: hears of the peer's requests within it.
 *
 * <p>Threading: as {@link org.hookswitch.sip.transaction.TransactionUser}.
 */
public interface DialogUser {

    /** A request within the dialog. The user checks its order with {@link Dialog#inOrder} and answers it. */
    void request(ServerTransaction transaction);

    /** An ACK for a 2xx within the dialog. */
    default void ack(SipRequest ack) {}
}
