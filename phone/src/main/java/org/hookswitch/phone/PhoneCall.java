package org.hookswitch.phone;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.hookswitch.media.rtp.PayloadMap;
import org.hookswitch.media.rtp.RtpPort;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.dialog.Ending;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.InviteClient;
import org.hookswitch.sip.dialog.InviteClientHandler;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.Session;
import org.hookswitch.sip.dialog.SessionHandler;
import org.hookswitch.sip.sdp.AgreedFormat;
import org.hookswitch.sip.sdp.AgreedStream;
import org.hookswitch.sip.sdp.Codec;
import org.hookswitch.sip.sdp.CodecChoice;
import org.hookswitch.sip.sdp.Direction;
import org.hookswitch.sip.sdp.LocalStream;
import org.hookswitch.sip.sdp.MediaOutcome;
import org.hookswitch.sip.sdp.MediaSession;
import org.hookswitch.sip.sdp.Origin;
import org.hookswitch.sip.sdp.SessionDescription;
import org.jspecify.annotations.Nullable;

/**
 * A call of a {@link SipPhone}, with one RTP port that is open as long as the call.
 *
 * <p>Any thread. The futures complete on the stack's threads: they must not be made to wait there.
 */
public final class PhoneCall {

    /** How long a key is held down. */
    private static final int KEY_MS = 100;

    private static final List<Codec> CODECS =
            List.of(Codec.of("PCMU", 8000), Codec.of("PCMA", 8000), Codec.telephoneEvents(8000));

    private final SipPhone phone;
    private final RtpPort port;
    private final CompletableFuture<Integer> ringing = new CompletableFuture<>();
    private final CompletableFuture<Integer> answered = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private MediaSession media;
    private @Nullable InviteClient client;
    private @Nullable InviteServer server;
    private @Nullable Session session;
    private boolean closed;

    private PhoneCall(SipPhone phone) {
        this.phone = phone;
        this.port = phone.openPort();
        String address = phone.address().getAddress().getHostAddress();
        this.media =
                MediaSession.begin(Origin.of("-", ThreadLocalRandom.current().nextLong(1L << 31), address), "phone");
    }

    static PhoneCall outgoing(SipPhone phone, SipRequest.Builder invite) {
        var call = new PhoneCall(phone);
        SipRequest request =
                invite.body(MediaType.SDP, call.offer(Direction.SENDRECV)).build();
        InviteClient started = phone.stack().invite(request, phone.options(), call.new Outgoing());
        call.take(started);
        return call;
    }

    static PhoneCall incoming(SipPhone phone, InviteServer invite) {
        var call = new PhoneCall(phone);
        call.server = invite;
        call.session = invite.session();
        invite.session().handler(call.new InSession());
        invite.handler((c, by) -> call.finish("cancelled"));
        return call;
    }

    private synchronized void take(InviteClient started) {
        client = started;
    }

    // --- what it is

    /** Who calls: the From of the INVITE that came. */
    public NameAddr from() {
        return invite().from();
    }

    /** The INVITE that began it, sent or received. */
    public synchronized SipRequest invite() {
        if (server != null) {
            return server.request();
        }
        if (client != null) {
            return client.request();
        }
        throw new IllegalStateException("the call has not begun");
    }

    /** Where its audio enters and leaves. */
    public RtpPort port() {
        return port;
    }

    /** Completes with the status of the first provisional response above 100: 180, 183… */
    public CompletableFuture<Integer> ringing() {
        return ringing;
    }

    /** Completes with 200, or with the status that refused the call. */
    public CompletableFuture<Integer> answered() {
        return answered;
    }

    /** Completes when the call is over, with a word that says why. */
    public CompletableFuture<String> ended() {
        return ended;
    }

    // --- what its user does

    /** 180 Ringing to the caller. */
    public void ring() {
        server().ring();
    }

    /** Picks up a call that came. */
    public void answer() {
        String offer = server().request().bodyText();
        Optional<String> sdp = offer.isEmpty() ? Optional.of(offer(Direction.SENDRECV)) : answerTo(offer);
        if (sdp.isEmpty()) {
            server().reject(488);
            finish("no common codec");
            return;
        }
        server().answer(sdp.get());
        answered.complete(200);
    }

    /** Refuses a call that came. */
    public void reject(int status) {
        server().reject(status);
        finish("rejected with " + status);
    }

    /** Sends the caller of a call that came to another number: 302 Moved Temporarily. */
    public void divert(String number) {
        InviteServer invite = server();
        String contact = "<"
                + SipUri.of(
                        number,
                        phone.address().getAddress().getHostAddress(),
                        phone.address().getPort()) + ">";
        invite.reject(302, response -> response.add(HeaderName.CONTACT, contact));
        finish("diverted to " + number);
    }

    /**
     * Presses a key of the telephone (RFC 4733).
     *
     * @param key one of 0 to 9, *, #, A to D
     */
    public void press(char key) {
        port.digitsToDevice().begin(key);
        port.digitsToDevice().end(key, KEY_MS);
    }

    private synchronized InviteServer server() {
        if (server == null) {
            throw new IllegalStateException("not a call that came");
        }
        return server;
    }

    /** Puts the receiver down, or gives up a call that was not answered. */
    public void hangUp() {
        Session talking;
        InviteClient calling;
        synchronized (this) {
            talking = answered.isDone() ? session : null;
            calling = client;
        }
        if (talking != null) {
            talking.bye();
        } else if (calling != null) {
            calling.cancel();
        } else {
            reject(480);
        }
    }

    /** Puts the other side on hold, by a re-INVITE. Completes with the final status. */
    public CompletableFuture<Integer> hold() {
        return reinvite(Direction.SENDONLY);
    }

    /** Ends the hold. Completes with the final status. */
    public CompletableFuture<Integer> resume() {
        return reinvite(Direction.SENDRECV);
    }

    private CompletableFuture<Integer> reinvite(Direction direction) {
        var done = new CompletableFuture<Integer>();
        Session talking;
        synchronized (this) {
            talking = session;
        }
        if (talking == null) {
            throw new IllegalStateException("the call is not up");
        }
        talking.reinvite(offer(direction), new InviteClientHandler() {
            @Override
            public void answered(InviteClient call, Session inSession, SipResponse response) {
                accept(response.bodyText());
                done.complete(response.status());
            }

            @Override
            public void failed(InviteClient call, Failure failure) {
                done.complete(failure.status());
            }
        });
        return done;
    }

    // --- offer and answer

    private LocalStream stream(Direction direction) {
        return LocalStream.audio(
                        phone.address().getAddress().getHostAddress(),
                        port.localAddress().getPort(),
                        CODECS)
                .withDirection(direction);
    }

    private synchronized String offer(Direction direction) {
        media = media.withdrawn().offer(List.of(stream(direction)));
        return media.pendingOffer().orElseThrow().write();
    }

    private synchronized Optional<String> answerTo(String offer) {
        return SessionDescription.parse(offer)
                .ok()
                .map(d -> media.withdrawn().answer(d, List.of(stream(Direction.SENDRECV)), CodecChoice.OFFERED_ORDER))
                .flatMap(this::agree)
                .flatMap(MediaSession::local)
                .map(SessionDescription::write);
    }

    private synchronized void accept(String answer) {
        if (media.pendingOffer().isPresent()) {
            SessionDescription.parse(answer).ok().map(media::answered).ifPresent(this::agree);
        }
    }

    private Optional<MediaSession> agree(MediaOutcome outcome) {
        if (!(outcome instanceof MediaOutcome.Agreed agreed)) {
            return Optional.empty();
        }
        media = agreed.session();
        agreed.audio().ifPresent(this::use);
        return Optional.of(media);
    }

    private void use(AgreedStream stream) {
        var map = new PayloadMap.Builder();
        for (AgreedFormat format : stream.formats()) {
            codec(format.encoding())
                    .ifPresent(c -> map.receive(format.receiveType(), c).send(format.sendType(), c));
        }
        stream.events().stream().findFirst().ifPresent(e -> map.digits(e.receiveType(), e.sendType(), e.clockRate()));
        port.payloads(map.build());
        port.remote(new InetSocketAddress(stream.remoteAddress(), stream.remotePort()));
        port.direction(stream.direction().sends(), stream.direction().receives());
    }

    private static Optional<org.hookswitch.media.Codec> codec(String encoding) {
        return switch (encoding.toUpperCase(java.util.Locale.ROOT)) {
            case "PCMU" -> Optional.of(org.hookswitch.media.Codec.ULAW);
            case "PCMA" -> Optional.of(org.hookswitch.media.Codec.ALAW);
            default -> Optional.empty();
        };
    }

    // --- what the network says

    private void finish(String why) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        port.close();
        answered.complete(0);
        ringing.complete(0);
        ended.complete(why);
    }

    private final class Outgoing implements InviteClientHandler {
        @Override
        public void progress(InviteClient call, SipResponse response, Optional<Session> early) {
            if (response.bodyLength() > 0) {
                early(response.bodyText());
            }
            ringing.complete(response.status());
        }

        @Override
        public void answered(InviteClient call, Session newSession, SipResponse response) {
            synchronized (PhoneCall.this) {
                session = newSession;
            }
            newSession.handler(new InSession());
            accept(response.bodyText());
            ringing.complete(response.status());
            answered.complete(response.status());
        }

        @Override
        public void failed(InviteClient call, Failure failure) {
            answered.complete(failure.status());
            finish("failed with " + failure.status());
        }
    }

    /** Early media: what is agreed now may be agreed again by the answer. */
    private synchronized void early(String sdp) {
        if (media.pendingOffer().isPresent()
                && SessionDescription.parse(sdp).ok().map(media::answered).orElse(null)
                        instanceof MediaOutcome.Agreed agreed) {
            agreed.audio().ifPresent(this::use);
        }
    }

    private final class InSession implements SessionHandler {
        @Override
        public void ended(Session over, Ending ending) {
            finish(
                    switch (ending) {
                        case Ending.ByPeer p -> "hung up by the peer";
                        case Ending.ByUs u -> "hung up";
                        case Ending.Lost l -> "lost: " + l.cause();
                    });
        }

        @Override
        public void reinvite(Session within, InviteServer invite) {
            String offer = invite.request().bodyText();
            Optional<String> sdp = offer.isEmpty() ? Optional.of(offer(Direction.SENDRECV)) : answerTo(offer);
            if (sdp.isPresent()) {
                invite.answer(sdp.get());
            } else {
                invite.reject(488);
            }
        }
    }
}
