package org.hookswitch.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * A session: what an INVITE makes of a dialog, from its first response to its BYE (RFC 3261 §13 to §15).
 *
 * <p>It knows when offers are under way, not what is in them: two at a time it refuses with 491 or 500 (RFC 3261 §14,
 * RFC 3311 §5). Threading: any thread.
 */
public final class Session {

    private enum State {
        EARLY,
        ANSWERED,
        ENDING,
        ENDED
    }

    private final SipStack stack;
    private final Serial serial;
    private final Dialog dialog;
    private volatile SessionHandler handler = SessionHandler.NONE;

    // Guarded by serial.
    private State state = State.EARLY;
    private boolean told;

    /** An end that came before anybody wanted to hear of it. */
    private @Nullable Ending unheard;

    private final Offers offers = new Offers();
    private final SessionTimer timer;

    /** INVITEs of ours that may still need something of this session. */
    private final List<InviteClient> clients = new ArrayList<>(1);

    /** The change that we asked for. */
    private @Nullable InviteClient asking;

    /** The INVITE that we owe an answer. */
    private @Nullable InviteServer asked;

    /** INVITEs that we answered with a 2xx whose ACK has not come. */
    private final List<InviteServer> unacknowledged = new ArrayList<>(1);

    /** A BYE that waits for the ACK of our first answer. */
    private @Nullable Consumer<SipRequest.Builder> byeAfterAck;

    /** An early session of an INVITE that came. */
    Session(SipStack stack, Serial serial, Function<DialogUser, Dialog> dialog) {
        this.stack = stack;
        this.serial = serial;
        this.dialog = dialog.apply(new Peer());
        this.timer = new SessionTimer(this, stack.wheel());
    }

    /** An early session of an INVITE of ours. */
    Session(SipStack stack, Serial serial, Function<DialogUser, Dialog> dialog, InviteClient first) {
        this(stack, serial, dialog);
        clients.add(first);
        offers.inviteSent(first.request());
        timer.described(first.request());
    }

    public Dialog dialog() {
        return dialog;
    }

    /**
     * Sets who hears of the peer's doings. Best before the session is answered; one set after its end hears of the end at
     * once.
     */
    public void handler(SessionHandler wanted) {
        serial.run(() -> {
            Ending missed = unheard;
            if (missed != null) {
                unheard = null;
                serial.tell(() -> wanted.ended(this, missed));
            } else {
                handler = wanted;
            }
        });
    }

    /** Whether it was answered and is not over. */
    public boolean isUp() {
        return serial.call(() -> state == State.ANSWERED);
    }

    /** A request within the session, to be sent with {@link #send}. */
    public SipRequest.Builder request(SipMethod method) {
        return dialog.request(method);
    }

    /** A response to a request of the peer's within the session, with Contact and what the session timer needs. */
    public SipResponse.Builder response(ServerTransaction transaction, int status) {
        SipResponse.Builder builder = dialog.response(transaction, status);
        if (transaction.method().equals(SipMethod.UPDATE) && status >= 200 && status < 300) {
            serial.run(() -> timer.writeResponse(transaction.request(), builder));
        }
        return builder;
    }

    /**
     * Sends a request other than INVITE, ACK, BYE and CANCEL. An UPDATE with a body while another offer is under way is not
     * sent but fails with 491.
     */
    public void send(SipRequest request, ResponseHandler done) {
        serial.run(() -> {
            boolean update = request.method().equals(SipMethod.UPDATE);
            boolean offer = update && request.bodyLength() > 0;
            if (state == State.ENDED || state == State.ENDING) {
                notSent(done, new Failure.NotSent(481, "the session is over"));
            } else if (offer && (asking != null || offers.any())) {
                notSent(done, new Failure.NotSent(491, "another offer is under way"));
            } else if (update) {
                sendUpdate(request, offer, done);
            } else {
                dialog.send(request, new Watched(done) {
                    @Override
                    void settle(Optional<SipResponse> success) {}
                });
            }
        });
    }

    /** Sends an UPDATE; see {@link #send}. */
    public void update(Consumer<SipRequest.Builder> more, ResponseHandler done) {
        SipRequest.Builder builder = request(SipMethod.UPDATE);
        more.accept(builder);
        send(builder.build(), done);
    }

    /**
     * Sends a re-INVITE with an offer; fails with 491 when another offer is under way, on this side without being sent or on
     * the other. The time to try again is that of {@link #afterGlare}.
     */
    public InviteClient reinvite(String sdp, InviteClientHandler done) {
        return reinvite(invite -> invite.body(MediaType.SDP, sdp), done);
    }

    /** Sends a re-INVITE; without a body it asks the peer for an offer. */
    public InviteClient reinvite(Consumer<SipRequest.Builder> more, InviteClientHandler done) {
        return serial.call(() -> {
            SipRequest.Builder builder = request(SipMethod.INVITE);
            stack.withCapabilities(builder);
            timer.writeRequest(builder);
            more.accept(builder);
            InviteClient client = new InviteClient(this, builder.build(), done);
            if (state != State.ANSWERED) {
                serial.tell(() -> done.failed(client, new Failure.NotSent(481, "the session is not up")));
            } else if (asking != null || asked != null || offers.any()) {
                serial.tell(() -> done.failed(client, new Failure.NotSent(491, "another offer is under way")));
            } else {
                asking = client;
                clients.add(client);
                timer.described(client.request());
                client.start();
            }
            return client;
        });
    }

    /**
     * Calls after the time that RFC 3261 §14.1 gives each side when both made an offer at once: 2.1 to 4 s for the one that
     * began the dialog, up to 2 s for the other. Not called when the session ends before.
     */
    public void afterGlare(Runnable again) {
        int millis = dialog.initiator()
                ? 10 * ThreadLocalRandom.current().nextInt(210, 401)
                : 10 * ThreadLocalRandom.current().nextInt(0, 201);
        stack.wheel().start(millis, () -> {
            if (isUp()) {
                again.run();
            }
        });
    }

    /** Hangs up. The handler hears {@link SessionHandler#ended} when the BYE was answered or never will be. */
    public void bye() {
        bye(bye -> {});
    }

    /**
     * Hangs up, with more headers in the BYE, such as Reason. Nothing happens before the session is answered, when its
     * INVITE is what is cancelled or rejected, and after it has ended. When the session was answered by us, the BYE waits for
     * the ACK.
     */
    public void bye(Consumer<SipRequest.Builder> more) {
        serial.run(() -> {
            if (state != State.ANSWERED) {
                return;
            }
            state = State.ENDING;
            if (waitsForAck()) {
                byeAfterAck = more;
            } else {
                sendBye(more, true);
            }
        });
    }

    SipStack stack() {
        return stack;
    }

    Serial serial() {
        return serial;
    }

    // All that follows within serial.

    /** What the dialog hears. */
    final class Peer implements DialogUser {
        Session session() {
            return Session.this;
        }

        @Override
        public void request(ServerTransaction transaction) {
            serial.run(() -> requested(transaction));
        }

        @Override
        public void ack(SipRequest ack) {
            serial.run(() -> ackCame(ack));
        }
    }

    private void requested(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (state == State.ENDED) {
            transaction.respond(481);
        } else if (!dialog.inOrder(request)) {
            transaction.respond(500, "CSeq Out Of Order");
        } else if (request.method().equals(SipMethod.BYE)) {
            byeCame(transaction);
        } else if (state == State.ENDING) {
            transaction.respond(481);
        } else {
            dialog.heardFrom(transaction.source().peer());
            timer.heard(request);
            within(transaction);
        }
    }

    private void within(ServerTransaction transaction) {
        SipMethod method = transaction.method();
        if (method.equals(SipMethod.INVITE)) {
            inviteCame(transaction);
        } else if (method.equals(SipMethod.PRACK)) {
            if (asked == null) {
                transaction.respond(481);
            } else {
                asked.prack(transaction);
            }
        } else if (method.equals(SipMethod.UPDATE)) {
            updateCame(transaction);
        } else {
            serial.tell(() -> handler.request(this, transaction));
        }
    }

    private void byeCame(ServerTransaction transaction) {
        transaction.respond(200);
        if (state == State.ENDING) {
            return; // both hang up at once: our BYE ends the session
        }
        SipRequest bye = transaction.request();
        if (state == State.ANSWERED) {
            finish(new Ending.ByPeer(bye));
        } else if (asked != null) {
            asked.giveUp(bye);
        } else {
            List.copyOf(clients).forEach(client -> client.hungUpEarly(this, bye));
        }
    }

    private void inviteCame(ServerTransaction transaction) {
        if (asking != null) {
            transaction.respond(491);
        } else if (asked != null || offers.theirs()) {
            transaction.respondRetry(500, ThreadLocalRandom.current().nextInt(0, 11));
        } else if (offers.ours()) {
            transaction.respond(491);
        } else if (state != State.ANSWERED) {
            transaction.respond(481);
        } else if (!intervalTooShort(transaction)) {
            dialog.refreshTarget(transaction.request());
            InviteServer change = new InviteServer(stack, serial, transaction, this, false);
            asked = change;
            offers.inviteCame(transaction.request());
            change.listen();
            serial.tell(() -> handler.reinvite(this, change));
        }
    }

    private void updateCame(ServerTransaction transaction) {
        boolean offer = transaction.request().bodyLength() > 0;
        if (offer && (offers.ours() || asking != null)) {
            transaction.respond(491);
        } else if (offer && offers.theirs()) {
            transaction.respondRetry(500, ThreadLocalRandom.current().nextInt(0, 11));
        } else if (!intervalTooShort(transaction)) {
            dialog.refreshTarget(transaction.request());
            if (offer) {
                offers.updateCame(transaction);
            }
            serial.tell(() -> handler.update(this, transaction));
        }
    }

    /** Answers a request whose session interval we do not accept. */
    private boolean intervalTooShort(ServerTransaction transaction) {
        SessionTimers wanted = dialog.options().sessionTimers();
        boolean tooShort = SessionTimer.tooShort(transaction.request(), wanted);
        if (tooShort) {
            transaction.respond(stack.intervalTooSmall(transaction, wanted));
        }
        return tooShort;
    }

    private void ackCame(SipRequest ack) {
        InviteServer acknowledged = null;
        for (InviteServer waiting : unacknowledged) {
            if (waiting.isAcknowledgedBy(ack)) {
                acknowledged = waiting;
            }
        }
        if (acknowledged == null) {
            return;
        }
        acknowledged.stop();
        unacknowledged.remove(acknowledged);
        offers.acknowledged();
        if (state == State.ANSWERED) {
            serial.tell(() -> handler.acked(this, ack));
        }
        Consumer<SipRequest.Builder> waitingBye = byeAfterAck;
        if (waitingBye != null && !waitsForAck()) {
            byeAfterAck = null;
            sendBye(waitingBye, true);
        }
    }

    /** RFC 3261 §15: whoever was called must not hang up before the ACK came. */
    private boolean waitsForAck() {
        for (InviteServer waiting : unacknowledged) {
            if (waiting.initial()) {
                return true;
            }
        }
        return false;
    }

    private void sendUpdate(SipRequest update, boolean offer, ResponseHandler done) {
        if (offer) {
            offers.updateSent();
            timer.described(update);
        }
        SipRequest.Builder builder = update.edit();
        stack.withCapabilities(builder); // the roles of the session timer depend on Supported
        timer.writeRequest(builder);
        dialog.send(builder.build(), new Watched(done) {
            @Override
            void settle(Optional<SipResponse> success) {
                if (offer) {
                    offers.oursSettled();
                }
                success.ifPresent(timer::read);
            }
        });
    }

    /** Sees the end of a request within the session before the room above does. */
    private abstract class Watched implements ResponseHandler {
        private final ResponseHandler done;

        Watched(ResponseHandler done) {
            this.done = done;
        }

        /** The request is over. */
        abstract void settle(Optional<SipResponse> success);

        @Override
        public void succeeded(SipResponse response) {
            serial.run(() -> {
                timer.heard(response);
                settle(Optional.of(response));
                serial.tell(() -> done.succeeded(response));
            });
        }

        @Override
        public void failed(Failure failure) {
            serial.run(() -> {
                settle(Optional.empty());
                serial.tell(() -> done.failed(failure));
                judge(failure);
            });
        }
    }

    private void notSent(ResponseHandler done, Failure failure) {
        serial.tell(() -> done.failed(failure));
    }

    /** RFC 3261 §12.2.1.2: what a failed request says of the session. */
    private void judge(Failure failure) {
        if (state != State.ANSWERED) {
            return;
        }
        if (failure instanceof Failure.TimedOut || failure.status() == 408) {
            lose(Ending.Cause.SILENT_PEER);
        } else if (failure instanceof Failure.Rejected && failure.status() == 481) {
            lose(Ending.Cause.UNKNOWN_TO_PEER);
        }
    }

    private void lose(Ending.Cause cause) {
        if (state == State.ANSWERED || byeAfterAck != null) {
            state = State.ENDING;
            byeAfterAck = null;
            tellEnded(new Ending.Lost(cause));
            sendBye(bye -> {}, true);
        }
    }

    private void sendBye(Consumer<SipRequest.Builder> more, boolean seen) {
        timer.stop();
        SipRequest.Builder builder = dialog.request(SipMethod.BYE);
        more.accept(builder);
        told |= !seen;
        dialog.send(builder.build(), new ResponseHandler() {
            @Override
            public void succeeded(SipResponse response) {
                serial.run(() -> finish(new Ending.ByUs(Optional.of(response))));
            }

            @Override
            public void failed(Failure failure) {
                Optional<SipResponse> response =
                        failure instanceof Failure.Rejected(SipResponse r) ? Optional.of(r) : Optional.empty();
                serial.run(() -> finish(new Ending.ByUs(response)));
            }
        });
    }

    private void tellEnded(Ending ending) {
        if (!told) {
            told = true;
            serial.tell(() -> tellHandler(ending));
        }
    }

    /** Not at once, since a handler may be about to be set by what is told before. */
    private void tellHandler(Ending ending) {
        SessionHandler last;
        synchronized (serial) {
            last = handler;
            handler = SessionHandler.NONE;
            if (last.equals(SessionHandler.NONE)) {
                unheard = ending;
            }
        }
        last.ended(this, ending);
    }

    /** The end of an answered session. */
    private void finish(Ending ending) {
        if (state != State.ENDED) {
            tellEnded(ending);
            drop();
        }
    }

    /** Frees all there is; of an early session nothing is told, since its INVITE's handler is. */
    void drop() {
        state = State.ENDED;
        timer.stop();
        dialog.end();
        InviteServer owed = asked;
        asked = null;
        if (owed != null) {
            owed.end(487);
        }
        unacknowledged.forEach(InviteServer::stop);
        unacknowledged.clear();
        clients.forEach(client -> client.forget(this));
        clients.clear();
        InviteClient pending = asking;
        asking = null;
        if (pending != null) {
            pending.abandon();
        }
    }

    // What INVITEs tell their session.

    Offers offers() {
        return offers;
    }

    SessionTimer timer() {
        return timer;
    }

    /** The INVITE we owe an answer, which begins this session. */
    void asked(InviteServer first) {
        asked = first;
        offers.inviteCame(first.request());
        timer.heard(first.request());
    }

    /** We answered an INVITE with a 2xx. */
    void answered(InviteServer invite) {
        asked = null;
        offers.theirsSettled();
        unacknowledged.add(invite);
        if (state == State.EARLY) {
            state = State.ANSWERED;
        }
    }

    /** We answered an INVITE with something else. */
    void refused(InviteServer invite) {
        if (invite.equals(asked)) {
            asked = null;
            offers.refused();
        }
        if (invite.initial()) {
            drop();
        }
    }

    /** No ACK came for a 2xx of ours. */
    void notAcknowledged(InviteServer invite) {
        unacknowledged.remove(invite);
        lose(Ending.Cause.NOT_ACKNOWLEDGED);
    }

    /** A 2xx came for an INVITE of ours. */
    void confirmed(SipRequest invite, SipResponse response) {
        timer.heard(response);
        timer.read(response);
        offers.responseCame(invite, response);
        if (state == State.EARLY) {
            state = State.ANSWERED;
            dialog.confirm(response);
        } else {
            asking = null;
            dialog.refreshTarget(response);
        }
    }

    /** Ends a session that was answered after nobody wanted it any more. */
    void hangUpUnseen() {
        state = State.ENDING;
        sendBye(bye -> {}, false);
    }

    /** An INVITE of ours within the session failed. */
    void changeFailed(InviteClient invite, Failure failure) {
        if (invite.equals(asking)) {
            asking = null;
        }
        offers.oursSettled();
        judge(failure);
    }

    /** Nobody refreshed the session. */
    void expired() {
        serial.run(() -> {
            if (state == State.ANSWERED) {
                lose(Ending.Cause.EXPIRED);
            }
        });
    }

    @Override
    public String toString() {
        return "session " + dialog.id();
    }
}
