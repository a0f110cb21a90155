package org.hookswitch.sip.dialog;

import java.util.function.Consumer;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipStatus;
import org.hookswitch.sip.transaction.ServerListener;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.TimerValues;
import org.hookswitch.sip.transaction.TimerWheel;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE that came and is to be answered: a call, or the change of a session.
 *
 * <p>It repeats a provisional response every minute, reliable ones until they are acknowledged, the 2xx until the ACK
 * comes, and answers CANCEL (RFC 3261 §13.3, RFC 3262). Threading: any thread; each method that sends says whether it was
 * in time, since the caller may give up at any moment.
 */
public final class InviteServer {

    /** RFC 3261 §13.3.1.1: proxies give up calls that stay silent for three minutes. */
    private static final int PROVISIONAL_AGAIN_MILLIS = 60_000;

    private final SipStack stack;
    private final Serial serial;
    private final ServerTransaction transaction;
    private final Session session;
    private final boolean initial;
    private volatile InviteServerHandler handler = InviteServerHandler.NONE;

    // Guarded by serial.

    /** A final response was given by the room above, or is not wanted any more. */
    private boolean answered;

    /** A final response was sent. */
    private boolean finished;

    private @Nullable SipRequest givenUpBy;
    private boolean reliably;
    private @Nullable ReliableProvisionals reliable;
    private @Nullable SipResponse provisional;
    private @Nullable SipResponse held;
    private @Nullable SipResponse success;
    private TimerWheel.@Nullable Timeout again;
    private int interval;
    private int elapsed;

    InviteServer(SipStack stack, Serial serial, ServerTransaction transaction, Session session, boolean initial) {
        this.stack = stack;
        this.serial = serial;
        this.transaction = transaction;
        this.session = session;
        this.initial = initial;
        this.reliably = Extensions.requires(transaction.request(), ReliableProvisionals.TAG);
    }

    public SipRequest request() {
        return transaction.request();
    }

    /** For where the INVITE came from, and where its responses go. */
    public ServerTransaction transaction() {
        return transaction;
    }

    /** The session that the INVITE begins or changes. */
    public Session session() {
        return session;
    }

    /** Whether it begins the session. */
    public boolean initial() {
        return initial;
    }

    /** Sets who is told when the caller gives up; one set after that is told at once. */
    public void handler(InviteServerHandler wanted) {
        serial.run(() -> {
            handler = wanted;
            SipRequest by = givenUpBy;
            if (by != null) {
                givenUpBy = null;
                serial.tell(() -> wanted.cancelled(this, by));
            }
        });
    }

    /**
     * Whether provisional responses other than 100 are sent reliably from now on, if the caller knows how. At first they
     * are when the caller requires it.
     */
    public void reliably(boolean wanted) {
        serial.run(() -> reliably = Extensions.requires(request(), ReliableProvisionals.TAG)
                || (wanted && Extensions.supports(request(), ReliableProvisionals.TAG)));
    }

    /** A response with all that belongs into it: To tag, Contact, Allow and Supported. */
    public SipResponse.Builder response(int status) {
        return response(status, SipStatus.reason(status));
    }

    /** A response with another reason phrase. */
    public SipResponse.Builder response(int status, String reason) {
        SipResponse.Builder builder =
                stack.withIdentity(SipResponse.to(request(), status, reason).toTag(transaction.toTag()));
        if (status > 100 && status < 300) {
            builder.set(HeaderType.CONTACT, session.dialog().contact());
        }
        if (status >= 200 && status < 300) {
            stack.withCapabilities(builder);
        }
        return builder;
    }

    /** Sends 180. False when it is too late. */
    public boolean ring() {
        return send(response(180).build());
    }

    /** Sends 183 with a session description: early media. False when it is too late. */
    public boolean progress(String sdp) {
        return send(response(183).body(MediaType.SDP, sdp).build());
    }

    /** Sends 200 with a session description. False when it is too late. */
    public boolean answer(String sdp) {
        return send(response(200).body(MediaType.SDP, sdp).build());
    }

    /** Sends a final response above 299. False when it is too late. */
    public boolean reject(int status) {
        return send(response(status).build());
    }

    /** Sends a final response above 299 with more in it. False when it is too late. */
    public boolean reject(int status, Consumer<SipResponse.Builder> more) {
        SipResponse.Builder builder = response(status);
        more.accept(builder);
        return send(builder.build());
    }

    /**
     * Sends a response that {@link #response} began. A 2xx waits until the PRACK of a reliable response with a body came.
     *
     * @return false when a final response went out before, or the caller gave up
     */
    public boolean send(SipResponse response) {
        return serial.call(() -> {
            if (answered) {
                return false;
            }
            if (response.status() < 200) {
                return sendProvisional(response);
            }
            return response.isSuccess() ? sendSuccess(response) : sendFailure(response);
        });
    }

    // All that follows within serial.

    /** Begins to hear of a CANCEL. */
    void listen() {
        transaction.listen(new ServerListener() {
            @Override
            public void cancelled(SipRequest cancel) {
                giveUp(cancel);
            }
        });
    }

    /** The caller gave up, by CANCEL or by BYE. */
    void giveUp(SipRequest by) {
        serial.run(() -> {
            if (!finished) {
                end(487);
                serial.tell(() -> tellCancelled(by));
            }
        });
    }

    private void tellCancelled(SipRequest by) {
        InviteServerHandler told;
        synchronized (serial) {
            told = handler;
            if (told.equals(InviteServerHandler.NONE)) {
                givenUpBy = by;
            }
        }
        told.cancelled(this, by);
    }

    /** Answers for good because the session is over. */
    void end(int status) {
        if (!finished) {
            sendFailure(response(status).build());
        }
    }

    private boolean sendProvisional(SipResponse response) {
        if (response.status() == 100) {
            return transaction.respond(response);
        }
        provisional = response;
        stopTimer();
        again = stack.wheel().start(PROVISIONAL_AGAIN_MILLIS, this::provisionalAgain);
        if (!reliably) {
            return transaction.respond(response);
        }
        if (reliable == null) {
            reliable = new ReliableProvisionals(
                    transaction,
                    stack.wheel(),
                    stack.timers().t1(),
                    () -> serial.run(this::reliableTimer),
                    this::unreachable);
        }
        session.offers().responseSent(request(), response);
        session.timer().described(response);
        reliable.send(response);
        return true;
    }

    private void provisionalAgain() {
        serial.run(() -> {
            if (!finished && provisional != null) {
                sendProvisional(provisional);
            }
        });
    }

    private void reliableTimer() {
        if (reliable != null) {
            reliable.timerFired();
        }
    }

    private void unreachable() {
        if (!finished) {
            end(504);
            serial.tell(() -> handler.unreachable(this));
        }
    }

    /** A PRACK came for this INVITE. */
    void prack(ServerTransaction prack) {
        SipResponse acknowledged = reliable == null ? null : reliable.acknowledged(prack.request());
        if (acknowledged == null) {
            prack.respond(481);
            return;
        }
        session.offers().acknowledged();
        if (prack.request().bodyLength() == 0) {
            prack.respond(200);
        } else {
            serial.tell(() -> handler.prack(this, prack));
        }
        SipResponse waiting = held;
        if (waiting != null && reliable != null && !reliable.holdsSuccess()) {
            held = null;
            sendSuccess(waiting);
        }
    }

    private boolean sendSuccess(SipResponse response) {
        answered = true;
        if (reliable != null) {
            if (reliable.holdsSuccess()) {
                held = response;
                return true;
            }
            reliable.stop();
        }
        SipResponse timed = response;
        if (session.timer().isSetBy(request())) {
            SipResponse.Builder builder = response.edit();
            session.timer().writeResponse(request(), builder);
            timed = builder.build();
        }
        finished = true;
        stopTimer();
        provisional = null;
        if (!transaction.respond(timed)) {
            return false;
        }
        success = timed;
        session.offers().responseSent(request(), timed);
        session.timer().described(timed);
        session.answered(this);
        TimerValues timers = stack.timers();
        interval = timers.t1();
        elapsed = 0;
        again = stack.wheel().start(interval, this::successAgain);
        return true;
    }

    /** RFC 3261 §13.3.1.4: over every transport, since a later hop may be unreliable. */
    private void successAgain() {
        serial.run(() -> {
            SipResponse waiting = success;
            if (waiting == null) {
                return;
            }
            TimerValues timers = stack.timers();
            elapsed += interval;
            if (elapsed >= timers.transactionTimeout()) {
                success = null;
                session.notAcknowledged(this);
                return;
            }
            transaction.respond(waiting);
            interval = Math.min(Math.min(2 * interval, timers.t2()), timers.transactionTimeout() - elapsed);
            again = stack.wheel().start(interval, this::successAgain);
        });
    }

    private boolean sendFailure(SipResponse response) {
        answered = true;
        finished = true;
        held = null;
        stopTimer();
        provisional = null;
        if (reliable != null) {
            reliable.stop();
        }
        boolean sent = transaction.respond(response);
        session.refused(this);
        return sent;
    }

    boolean isAcknowledgedBy(SipRequest ack) {
        return success != null && ack.cseq().number() == request().cseq().number();
    }

    /** The ACK came, or nobody waits for it any more. */
    void stop() {
        success = null;
        held = null;
        stopTimer();
    }

    private void stopTimer() {
        if (again != null) {
            again.cancel();
            again = null;
        }
    }

    @Override
    public String toString() {
        return "INVITE of " + session + (request().headers().has(HeaderName.REPLACES) ? " with Replaces" : "");
    }
}
