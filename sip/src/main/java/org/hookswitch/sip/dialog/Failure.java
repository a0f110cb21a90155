package org.hookswitch.sip.dialog;

import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;

/** Why a request of ours came to nothing. Immutable. */
public sealed interface Failure {

    /** The response code that says it best, from 300 to 699. */
    int status();

    /** A final response above 299. */
    record Rejected(SipResponse response) implements Failure {
        @Override
        public int status() {
            return response.status();
        }
    }

    /** No final response came in time: as a 408 (RFC 3261 §8.1.3.1). */
    record TimedOut() implements Failure {
        @Override
        public int status() {
            return 408;
        }
    }

    /**
     * There is no way to the peer: as a 503.
     *
     * @param why for a log
     */
    record Unreachable(String why) implements Failure {
        @Override
        public int status() {
            return 503;
        }
    }

    /** We gave up an INVITE before it was answered, or its answer crossed our CANCEL and was hung up: as a 487. */
    record Cancelled() implements Failure {
        @Override
        public int status() {
            return 487;
        }
    }

    /** The peer hung up an early session, having waited in vain for the ACK of an answer that we never got: as a 480. */
    record HungUp(SipRequest bye) implements Failure {
        @Override
        public int status() {
            return 480;
        }
    }

    /**
     * It was not sent, since it could only be refused: 491 when another offer is under way, 481 when the session is over.
     *
     * @param why for a log
     */
    record NotSent(int status, String why) implements Failure {}
}
