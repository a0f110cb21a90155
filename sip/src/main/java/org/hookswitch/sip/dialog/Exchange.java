package org.hookswitch.sip.dialog;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.Uri;
import org.hookswitch.sip.transaction.ClientListener;
import org.hookswitch.sip.transaction.ClientTransaction;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Hop;
import org.jspecify.annotations.Nullable;

/**
 * One request of ours from finding its way to its end: over the next hop when the first cannot be reached (RFC 3263 §4.3),
 * again with credentials when it is challenged (RFC 3261 §22.2), once more when its session interval was too small
 * (RFC 4028 §7.4).
 *
 * <p>Threading: any thread; it may be started within a lock, since the listener is never called from within
 * {@link #start}. The listener is called with no lock held.
 */
final class Exchange {

    /** Hears what comes of it. */
    interface Listener {
        /** A response that no repetition follows. */
        void response(SipResponse response);

        /** No final response comes any more. */
        void failed(Failure failure);

        /** It is over; nothing comes after this. */
        default void ended() {}
    }

    /** A proxy may challenge, then the peer, and each once more because its nonce has become stale. */
    private static final int CHALLENGES = 4;

    private final SipStack stack;
    private final Uri next;
    private final RequestOptions options;
    private final LongSupplier nextCSeq;
    private final Listener listener;

    // Guarded by this.
    private SipRequest request;
    private List<Hop> hops = List.of();
    private int nextHop;
    private @Nullable Attempt current;
    private HeaderField @Nullable [] cancel;
    private int challenges;
    private boolean intervalRaised;

    /**
     * An exchange not begun.
     *
     * @param next where the request goes, unless the options name a hop
     * @param nextCSeq gives the number of a repetition
     */
    Exchange(
            SipStack stack,
            SipRequest request,
            Uri next,
            RequestOptions options,
            LongSupplier nextCSeq,
            Listener listener) {
        this.stack = stack;
        this.request = request;
        this.next = next;
        this.options = options;
        this.nextCSeq = nextCSeq;
        this.listener = listener;
    }

    /** The request as it was last sent, or will be. */
    synchronized SipRequest request() {
        return request;
    }

    /** The way it went; empty before it was sent. */
    synchronized Optional<Flow> flow() {
        return current == null ? Optional.empty() : Optional.of(current.flow);
    }

    void start() {
        if (options.hop().isPresent()) {
            located(List.of(options.hop().get()));
        } else {
            stack.locate(next, this::located);
        }
    }

    /** Cancels an INVITE, now or when it is possible. */
    synchronized void cancel(HeaderField... more) {
        if (cancel == null) {
            cancel = more;
            if (current != null) {
                current.cancel(more);
            }
        }
    }

    private synchronized void located(List<Hop> found) {
        hops = found;
        if (cancel != null) {
            failLater(new Failure.Cancelled());
        } else if (!tryNextHop()) {
            failLater(new Failure.Unreachable(
                    found.isEmpty() ? "no address for " + next : "no transport to " + found.getLast()));
        }
    }

    private boolean tryNextHop() {
        while (nextHop < hops.size()) {
            Optional<Flow> flow = stack.flow(hops.get(nextHop++), options.transport());
            if (flow.isPresent()) {
                send(flow.get());
                return true;
            }
        }
        return false;
    }

    private void send(Flow flow) {
        current = new Attempt(flow);
        current.start();
    }

    private void failLater(Failure failure) {
        stack.wheel().start(0, () -> {
            listener.failed(failure);
            listener.ended();
        });
    }

    /** One transaction: the first, or one that took its place. What comes from one that is not current is not heard. */
    private final class Attempt implements ClientListener {
        private final Flow flow;
        private @Nullable ClientTransaction transaction;

        Attempt(Flow flow) {
            this.flow = flow;
        }

        void start() {
            transaction = stack.transactions().send(stack.withContact(request, flow), flow, this);
            request = transaction.request();
            if (cancel != null) {
                transaction.cancel(cancel);
            }
        }

        void cancel(HeaderField... more) {
            if (transaction != null) {
                transaction.cancel(more);
            }
        }

        private boolean isCurrent() {
            synchronized (Exchange.this) {
                return equals(current);
            }
        }

        @Override
        public void response(SipResponse response) {
            if (isCurrent() && !(response.status() >= 300 && repeated(response))) {
                listener.response(response);
            }
        }

        @Override
        public void timedOut() {
            if (isCurrent()) {
                listener.failed(new Failure.TimedOut());
            }
        }

        @Override
        public void unreachable(IOException cause) {
            synchronized (Exchange.this) {
                if (!equals(current) || (cancel == null && tryNextHop())) {
                    return;
                }
            }
            listener.failed(new Failure.Unreachable(String.valueOf(cause.getMessage())));
        }

        @Override
        public void ended() {
            if (isCurrent()) {
                listener.ended();
            }
        }
    }

    /** Sends the request once more if the response asks for that and we can; false if the response is the answer. */
    private boolean repeated(SipResponse response) {
        int status = response.status();
        if (status == 422) {
            return repeatedWithLongerInterval(response);
        }
        return (status == 401 || status == 407) && repeatedWithCredentials(response);
    }

    private synchronized boolean repeatedWithLongerInterval(SipResponse response) {
        if (intervalRaised || cancel != null) {
            return false;
        }
        Optional<SipRequest> raised = SessionTimer.raised(request, response);
        if (raised.isEmpty()) {
            return false;
        }
        intervalRaised = true;
        request = renumbered(raised.get());
        resend();
        return true;
    }

    private boolean repeatedWithCredentials(SipResponse challenge) {
        SipRequest challenged;
        synchronized (this) {
            if (cancel != null || challenges == CHALLENGES) {
                return false;
            }
            challenges++;
            challenged = request;
        }
        // The authenticator is foreign code: no lock.
        Optional<SipRequest> authorized = options.authenticator().answer(challenged, challenge);
        synchronized (this) {
            if (authorized.isEmpty() || cancel != null) {
                return false;
            }
            request = renumbered(authorized.get());
            resend();
            return true;
        }
    }

    private SipRequest renumbered(SipRequest sent) {
        return sent.edit()
                .remove(HeaderName.VIA)
                .set(HeaderType.CSEQ, new CSeq(nextCSeq.getAsLong(), sent.method()))
                .build();
    }

    private void resend() {
        if (current != null) {
            send(current.flow);
        }
    }
}
