package org.hookswitch.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.RAck;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Flow;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE of ours: a call, or the change of a session.
 *
 * <p>It keeps the early sessions of all forks, acknowledges reliable provisional responses and every 2xx, again each time a
 * 2xx comes again, and hangs up forks that nobody wants (RFC 3261 §13.2, RFC 3262 §4). Threading: any thread.
 */
public final class InviteClient {

    /** More early dialogs than this are not followed. */
    private static final int FORKS = 32;

    private static final InviteClientHandler DEAF = new InviteClientHandler() {
        @Override
        public void answered(InviteClient call, Session session, SipResponse response) {}

        @Override
        public void failed(InviteClient call, Failure failure) {}
    };

    private enum State {
        CALLING,
        CANCELLING,
        ANSWERED,
        FAILED
    }

    /** One peer that answers, named by its To tag. */
    private static final class Leg {
        final String tag;

        @Nullable
        Session session;

        long rseq = -1;
        boolean confirmed;
        boolean offered;
        byte @Nullable [] ack;

        @Nullable
        Flow ackFlow;

        Leg(String tag, Session session) {
            this.tag = tag;
            this.session = session;
        }
    }

    private final SipStack stack;
    private final Serial serial;
    private final RequestOptions options;
    private final Exchange exchange;
    private final boolean offering;
    private volatile InviteClientHandler handler;

    // Guarded by serial.
    private State state = State.CALLING;
    private final boolean initial;
    private final List<Leg> legs = new ArrayList<>(1);

    /** A call. */
    InviteClient(SipStack stack, SipRequest request, RequestOptions options, InviteClientHandler handler) {
        this.stack = stack;
        this.serial = new Serial();
        this.options = options;
        this.offering = request.bodyLength() > 0;
        this.handler = handler;
        this.initial = true;
        this.exchange = stack.exchange(request, options, new Events());
    }

    /** The change of a session. */
    InviteClient(Session session, SipRequest request, InviteClientHandler handler) {
        this.stack = session.stack();
        this.serial = session.serial();
        this.options = session.dialog().options();
        this.offering = request.bodyLength() > 0;
        this.handler = handler;
        this.initial = false;
        this.exchange = session.dialog().exchange(request, new Events());
        legs.add(new Leg(session.dialog().id().remoteTag(), session));
    }

    /** The INVITE as it was last sent, or will be. */
    public SipRequest request() {
        return exchange.request();
    }

    /**
     * Gives the INVITE up. Over the wire goes a CANCEL; what comes of a call is told by {@link InviteClientHandler#failed},
     * even if its 2xx crosses the CANCEL: then the session is hung up. The change of a session may still be
     * {@link InviteClientHandler#answered}.
     *
     * @param more headers for the CANCEL, such as Reason
     * @return false when it is too late: it was answered or failed, and the handler is or will be told so
     */
    public boolean cancel(HeaderField... more) {
        return serial.call(() -> {
            if (state == State.CALLING) {
                state = State.CANCELLING;
                exchange.cancel(more);
            }
            return state == State.CANCELLING;
        });
    }

    /**
     * Sends the ACK of a 2xx that had an offer.
     *
     * @param sdp the answer
     */
    public void ack(Session session, String sdp) {
        ack(session, ack -> ack.body(MediaType.SDP, sdp));
    }

    /** Sends the ACK of a 2xx that had an offer; nothing when it was sent before. */
    public void ack(Session session, Consumer<SipRequest.Builder> more) {
        serial.run(() -> {
            Leg leg = leg(session);
            if (leg != null && leg.confirmed && leg.ack == null) {
                session.offers().acknowledging();
                sendAck(leg, session, more);
            }
        });
    }

    /**
     * Sends the PRACK of a reliable provisional response that had an offer; all others are sent without asking.
     *
     * @param sdp the answer
     */
    public void prack(Session session, SipResponse response, String sdp) {
        serial.run(() -> {
            session.offers().acknowledging();
            sendPrack(session, response, prack -> prack.body(MediaType.SDP, sdp));
        });
    }

    // All that follows within serial.

    void start() {
        exchange.start();
    }

    /** A session of this INVITE is over: nothing of it need be kept. */
    void forget(Session session) {
        for (Leg leg : legs) {
            if (session.equals(leg.session)) {
                leg.session = null;
            }
        }
        if (state == State.ANSWERED) {
            handler = DEAF;
        }
    }

    /**
     * The session it was to change is over. Its final response may never come, since the peer no longer repeats it: the
     * CANCEL sees to it that the transaction ends.
     */
    void abandon() {
        exchange.cancel();
        fail(new Failure.Cancelled());
    }

    /** The peer says BYE to an early session: all its 2xx were lost. */
    void hungUpEarly(Session session, SipRequest bye) {
        Leg leg = leg(session);
        if (leg != null) {
            leg.session = null;
        }
        session.drop();
        boolean another = legs.stream().anyMatch(other -> other.session != null);
        if (!another && initial) {
            exchange.cancel();
            fail(new Failure.HungUp(bye));
        }
    }

    private final class Events implements Exchange.Listener {
        @Override
        public void response(SipResponse response) {
            serial.run(() -> {
                if (response.isProvisional()) {
                    provisional(response);
                } else if (response.isSuccess()) {
                    success(response);
                } else {
                    fail(new Failure.Rejected(response));
                }
            });
        }

        @Override
        public void failed(Failure failure) {
            serial.run(() -> fail(failure));
        }

        @Override
        public void ended() {
            serial.run(() -> {
                dropEarlySessions();
                legs.clear();
            });
        }
    }

    private void provisional(SipResponse response) {
        if (response.status() == 100 || state != State.CALLING) {
            return;
        }
        Leg leg = response.toTag().isEmpty() ? null : legOf(response, FORKS);
        Session session = leg == null ? null : leg.session;
        if (leg == null || session == null) {
            serial.tell(() -> handler.progress(this, response, Optional.empty()));
            return;
        }
        boolean reliable = isReliable(response);
        if (reliable && !inSequence(leg, response)) {
            return;
        }
        session.timer().heard(response);
        serial.tell(() -> handler.progress(this, response, Optional.of(session)));
        if (reliable) {
            session.offers().responseCame(request(), response);
            leg.offered |= !offering && response.bodyLength() > 0;
            if (offering || response.bodyLength() == 0) {
                sendPrack(session, response, prack -> {});
            }
        }
    }

    private static boolean isReliable(SipResponse response) {
        return Extensions.requires(response, ReliableProvisionals.TAG)
                && response.first(HeaderType.RSEQ).isPresent();
    }

    /** RFC 3262 §4: the next one, and no other. */
    private static boolean inSequence(Leg leg, SipResponse response) {
        long rseq = response.first(HeaderType.RSEQ).orElseThrow();
        if (leg.rseq >= 0 && rseq != leg.rseq + 1) {
            return false;
        }
        leg.rseq = rseq;
        return true;
    }

    private void sendPrack(Session session, SipResponse response, Consumer<SipRequest.Builder> more) {
        CSeq cseq = response.cseq();
        long rseq = response.first(HeaderType.RSEQ).orElseThrow();
        SipRequest.Builder prack = session.dialog()
                .request(SipMethod.PRACK)
                .add(HeaderType.RACK, new RAck(rseq, cseq.number(), cseq.method()));
        more.accept(prack);
        session.dialog().send(prack.build(), ResponseHandler.IGNORE);
    }

    private void success(SipResponse response) {
        Leg leg = legOf(response, Integer.MAX_VALUE);
        if (leg == null) {
            return;
        }
        if (leg.confirmed) {
            repeatAck(leg);
            return;
        }
        Session session = leg.session;
        if (session == null) {
            return;
        }
        leg.confirmed = true;
        session.confirmed(request(), response);
        if (!initial && state == State.CANCELLING) {
            state = State.CALLING; // the change was made: it is too late to cancel it
        }
        boolean oursToAnswer = !offering && !leg.offered && response.bodyLength() > 0;
        if (!oursToAnswer || state != State.CALLING) {
            session.offers().acknowledging();
            sendAck(leg, session, null);
        }
        switch (state) {
            case CALLING -> {
                state = State.ANSWERED;
                serial.tell(() -> handler.answered(this, session, response));
            }
            case CANCELLING -> {
                state = State.FAILED;
                session.hangUpUnseen();
                serial.tell(() -> handler.failed(this, new Failure.Cancelled()));
            }
            case ANSWERED ->
                serial.tell(() -> {
                    if (!handler.forked(this, session, response)) {
                        session.bye();
                    }
                });
            case FAILED -> session.hangUpUnseen();
        }
    }

    private void sendAck(Leg leg, Session session, @Nullable Consumer<SipRequest.Builder> more) {
        session.dialog()
                .acknowledge(
                        exchange.request(),
                        more,
                        (bytes, flow) -> serial.run(() -> {
                            leg.ack = bytes;
                            leg.ackFlow = flow;
                        }));
    }

    private void repeatAck(Leg leg) {
        if (leg.ack != null && leg.ackFlow != null) {
            stack.transactions().transports().sendStateless(leg.ack, leg.ackFlow);
        }
    }

    private void fail(Failure failure) {
        if (state == State.ANSWERED || state == State.FAILED) {
            return;
        }
        Failure told = state == State.CANCELLING ? new Failure.Cancelled() : failure;
        state = State.FAILED;
        if (initial) {
            dropEarlySessions();
        } else {
            for (Leg leg : legs) {
                if (leg.session != null) {
                    leg.session.changeFailed(this, failure);
                }
            }
        }
        serial.tell(() -> {
            InviteClientHandler last = handler;
            handler = DEAF;
            last.failed(this, told);
        });
    }

    private void dropEarlySessions() {
        if (!initial) {
            return;
        }
        for (Leg leg : legs) {
            if (!leg.confirmed && leg.session != null) {
                Session early = leg.session;
                leg.session = null;
                early.drop();
            }
        }
    }

    /** The leg with the response's To tag; a new one for a new tag, unless there are too many. */
    private @Nullable Leg legOf(SipResponse response, int limit) {
        if (!initial) {
            return legs.isEmpty() ? null : legs.getFirst();
        }
        String tag = response.toTag();
        for (Leg leg : legs) {
            if (leg.tag.equals(tag)) {
                return leg;
            }
        }
        Optional<Flow> flow = exchange.flow();
        if (legs.size() >= limit || flow.isEmpty()) {
            return null;
        }
        Session session = new Session(
                stack,
                serial,
                user -> Dialog.asClient(stack, exchange.request(), response, flow.get(), options, user),
                this);
        stack.register(session.dialog());
        Leg leg = new Leg(tag, session);
        legs.add(leg);
        return leg;
    }

    private @Nullable Leg leg(Session session) {
        for (Leg leg : legs) {
            if (session.equals(leg.session)) {
                return leg;
            }
        }
        return null;
    }
}
