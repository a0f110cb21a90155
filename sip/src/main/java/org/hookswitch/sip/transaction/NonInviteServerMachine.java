package org.hookswitch.sip.transaction;

import org.hookswitch.sip.transport.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The non-INVITE server transaction of RFC 3261 §17.2.2, with what RFC 4320 forbids.
 *
 * <p>A user that never answers does not keep it: after timer F's time the client has given up. Threading: as
 * {@link Machine}.
 */
final class NonInviteServerMachine extends ServerMachine {

    NonInviteServerMachine(TransactionLayer layer, MatchKey key, @Nullable MergeKey mergeKey, String toTag, Flow flow) {
        super(layer, TransactionState.TRYING, key, mergeKey, toTag, flow);
    }

    @Override
    synchronized void start() {
        expireIn(timers.transactionTimeout(), this::unanswered);
    }

    @Override
    synchronized void again() {
        repeat();
    }

    @Override
    synchronized boolean respond(int status, byte[] response) {
        return switch (state) {
            case TRYING, PROCEEDING -> waiting(status, response);
            default -> false;
        };
    }

    private boolean waiting(int status, byte[] response) {
        if (status < 200) {
            if (status != 100) {
                return false; // RFC 4320 §4.1
            }
            state = TransactionState.PROCEEDING;
            respondWith(response);
            return true;
        }
        layer.forgetMerge(this);
        state = TransactionState.COMPLETED;
        if (status == 408) {
            stayMute(); // RFC 4320 §4.2: it would come too late to be of use
        } else {
            respondWith(response);
        }
        if (flow().reliable()) {
            terminate();
        } else {
            expireIn(timers.timerJ(false), this::timerJ);
        }
        return true;
    }

    private synchronized void unanswered() {
        if (state == TransactionState.TRYING || state == TransactionState.PROCEEDING) {
            terminate();
        }
    }

    private synchronized void timerJ() {
        if (state == TransactionState.COMPLETED) {
            terminate();
        }
    }
}
