package org.hookswitch.pjsip.kit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.hookswitch.media.Codec;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.Frame;
import org.hookswitch.media.rtp.PayloadMap;
import org.hookswitch.media.rtp.RtpPort;
import org.hookswitch.media.rtp.RtpPortOptions;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.dialog.Ending;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.InviteClient;
import org.hookswitch.sip.dialog.InviteClientHandler;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.RequestOptions;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.Session;
import org.hookswitch.sip.dialog.SessionHandler;
import org.hookswitch.sip.sdp.AgreedFormat;
import org.hookswitch.sip.sdp.AgreedStream;
import org.hookswitch.sip.sdp.CodecChoice;
import org.hookswitch.sip.sdp.Direction;
import org.hookswitch.sip.sdp.LocalStream;
import org.hookswitch.sip.sdp.MediaOutcome;
import org.hookswitch.sip.sdp.MediaSession;
import org.hookswitch.sip.sdp.Origin;
import org.hookswitch.sip.sdp.SessionDescription;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;

/** A call of a {@link TestPhone}, either way. */
public final class TestCall {

    private final RtpPort port;
    private final BlockingQueue<SipResponse> responses = new LinkedBlockingQueue<>();
    private final CompletableFuture<Session> answered = new CompletableFuture<>();
    private final CompletableFuture<Failure> failed = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final CompletableFuture<SipRequest> cancelled = new CompletableFuture<>();
    private final BlockingQueue<SipRequest> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Character> keys = new LinkedBlockingQueue<>();
    private final List<Codec> heard = new CopyOnWriteArrayList<>();
    private @Nullable InviteClient client;
    private @Nullable InviteServer server;
    private MediaSession session;
    private List<Codec> codecs = List.of(Codec.ULAW, Codec.ALAW);
    private boolean telephoneEvents = true;
    private final Frame frame = new Frame();
    private final ByteBuffer buffer = Frame.newBuffer();
    private int sequence;

    private TestCall(TestPhone phone) {
        this.port = phone.media().open(RtpPortOptions.at(InetAddress.getLoopbackAddress()));
        this.session = MediaSession.begin(Origin.of("-", 1, "127.0.0.1"), "test");
        port.deliverTo(frame -> {
            if (frame.isAudio()) {
                heard.add(frame.codec());
            }
        });
        port.deliverDigitsTo(new DigitSink() {
            @Override
            public void begin(char digit) {}

            @Override
            public void end(char digit, int durationMs) {
                keys.add(digit);
            }
        });
    }

    static TestCall outgoing(
            TestPhone phone, SipRequest.Builder invite, Consumer<SipRequest.Builder> more, RequestOptions options) {
        TestCall call = new TestCall(phone);
        invite.body(MediaType.SDP, call.offer(Direction.SENDRECV));
        more.accept(invite);
        synchronized (call) {
            call.client = phone.stack().invite(invite.build(), options, call.new AsCaller());
        }
        return call;
    }

    static TestCall incoming(TestPhone phone, InviteServer invite) {
        TestCall call = new TestCall(phone);
        call.server = invite;
        invite.session().handler(call.new InSession());
        invite.handler((_, by) -> {
            call.cancelled.complete(by);
            call.port.close();
        });
        return call;
    }

    // --- what came

    /** The INVITE. */
    public synchronized SipRequest invite() {
        if (server != null) {
            return server.request();
        }
        if (client == null) {
            throw new AssertionError("not begun");
        }
        return client.request();
    }

    /** The next response to our INVITE, which must be this one. */
    public SipResponse gets(int status) {
        SipResponse response = Await.next("response " + status, responses);
        if (response.status() != status) {
            throw new AssertionError("expected " + status + ", got " + response.startLine());
        }
        return response;
    }

    /** Responses to our INVITE that were not looked at. */
    public BlockingQueue<SipResponse> responses() {
        return responses;
    }

    /** Waits until our INVITE was answered; the 200. */
    public SipResponse isAnswered() {
        Await.of("an answer", answered);
        SipResponse last = Await.next("200", responses);
        while (last.status() != 200) {
            last = Await.next("200", responses);
        }
        return last;
    }

    /** Waits until our INVITE failed; the status. */
    public int fails() {
        return Await.of("a failure", failed).status();
    }

    /** Waits until our INVITE failed; the final response. */
    public SipResponse isRejected() {
        Failure failure = Await.of("a failure", failed);
        if (failure instanceof Failure.Rejected(SipResponse response)) {
            return response;
        }
        throw new AssertionError(failure);
    }

    /** Whether our INVITE was answered, one way or the other. */
    public boolean isOver() {
        return answered.isDone() || failed.isDone();
    }

    /** Whether the call was answered. */
    public boolean isUp() {
        return answered.isDone();
    }

    /** Waits until the call is over. */
    public Ending ends() {
        return Await.of("an end", ended);
    }

    /** Waits for the BYE. */
    public SipRequest isHungUp() {
        Ending ending = ends();
        if (ending instanceof Ending.ByPeer(SipRequest bye)) {
            return bye;
        }
        throw new AssertionError(ending);
    }

    /** Waits until the call that came was cancelled; the CANCEL. */
    public SipRequest isCancelled() {
        return Await.of("a CANCEL", cancelled);
    }

    /** The next request of that method within the call. */
    public SipRequest gets(SipMethod method) {
        while (true) {
            SipRequest request = Await.next(method.name(), requests);
            if (request.method().equals(method)) {
                return request;
            }
        }
    }

    /** Requests within the call that came and were not looked at. */
    public BlockingQueue<SipRequest> requests() {
        return requests;
    }

    /** The next key heard. */
    public char hearsKey() {
        return Await.next("a key", keys);
    }

    public RtpPort port() {
        return port;
    }

    // --- what it does

    /** Which codecs it has, for what is said from now on. */
    public synchronized TestCall speaks(List<Codec> wanted, boolean withEvents) {
        codecs = wanted;
        telephoneEvents = withEvents;
        return this;
    }

    public TestCall rings() {
        server().send(server().response(180).build());
        return this;
    }

    /** Any provisional response. */
    public TestCall says(int status, Consumer<SipResponse.Builder> more) {
        SipResponse.Builder response = server().response(status);
        more.accept(response);
        server().send(response.build());
        return this;
    }

    /** Early media. */
    public TestCall progresses() {
        return says(183, response -> response.body(MediaType.SDP, description()));
    }

    public TestCall answers() {
        return answers(response -> {});
    }

    public TestCall answers(Consumer<SipResponse.Builder> more) {
        SipResponse.Builder response = server().response(200).body(MediaType.SDP, description());
        more.accept(response);
        server().send(response.build());
        answered.complete(server().session());
        return this;
    }

    public void rejects(int status) {
        rejects(status, response -> {});
    }

    public void rejects(int status, Consumer<SipResponse.Builder> more) {
        server().reject(status, more);
        port.close();
    }

    /** Puts the receiver down. */
    public void hangsUp(HeaderField... more) {
        Await.of("an answer", answered).bye(bye -> List.of(more).forEach(bye::add));
    }

    /** Gives the call up before it is answered. */
    public void cancels(HeaderField... more) {
        client().cancel(more);
    }

    /** Changes the media of the call; the final status. */
    public int changes(Direction direction) {
        return changes(direction, request -> {});
    }

    public int changes(Direction direction, Consumer<SipRequest.Builder> more) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        Await.of("an answer", answered)
                .reinvite(
                        request -> {
                            request.body(MediaType.SDP, offer(direction));
                            more.accept(request);
                        },
                        new InviteClientHandler() {
                            @Override
                            public void answered(InviteClient call, Session within, SipResponse response) {
                                agree(response.bodyText());
                                done.complete(response.status());
                            }

                            @Override
                            public void failed(InviteClient call, Failure failure) {
                                refused();
                                done.complete(failure.status());
                            }
                        });
        return Await.of("an answer to the re-INVITE", done);
    }

    /** Sends a re-INVITE without an offer, and answers the offer that comes; that offer. */
    public String asksForOffer() {
        CompletableFuture<String> done = new CompletableFuture<>();
        Await.of("an answer", answered).reinvite(request -> {}, new InviteClientHandler() {
            @Override
            public void answered(InviteClient call, Session within, SipResponse response) {
                call.ack(within, answer(response.bodyText()));
                done.complete(response.bodyText());
            }

            @Override
            public void failed(InviteClient call, Failure failure) {
                done.completeExceptionally(new AssertionError(failure));
            }
        });
        return Await.of("an offer", done);
    }

    /** Sends a request within the call; its final response. */
    public SipResponse sends(SipMethod method, Consumer<SipRequest.Builder> more) {
        Session within = Await.of("an answer", answered);
        SipRequest.Builder builder = within.request(method);
        more.accept(builder);
        SipRequest request = builder.build();
        CompletableFuture<SipResponse> done = new CompletableFuture<>();
        within.send(request, new ResponseHandler() {
            @Override
            public void succeeded(SipResponse response) {
                done.complete(response);
            }

            @Override
            public void failed(Failure failure) {
                done.complete(
                        failure instanceof Failure.Rejected(SipResponse response)
                                ? response
                                : SipResponse.to(request, failure.status()).build());
            }
        });
        return Await.of(method.name(), done);
    }

    /** Presses a key by its media. */
    public void presses(char key) {
        port.digitsToDevice().begin(key);
        port.digitsToDevice().end(key, 100);
    }

    /** Talks until the other call hears it; in this codec, and is heard in that. */
    public void isHeardBy(TestCall other, Codec spoken, Codec understood) {
        Await.until(() -> spoken + " heard as " + understood + ", but heard were " + other.heard, () -> {
            says(spoken);
            return other.heard.contains(understood);
        });
    }

    /** Says 20 ms. */
    public synchronized void says(Codec codec) {
        int bytes = codec.bytesFor(Codec.FRAME_MS);
        port.toDevice()
                .accept(frame.audio(codec, buffer, Frame.HEADROOM, bytes)
                        .at(1, sequence & 0xffff, sequence * codec.clockTicks(bytes), sequence == 0));
        sequence++;
    }

    /** Forgets what was heard so far. */
    public void forgets() {
        heard.clear();
    }

    /** How many packets were heard. */
    public int packetsHeard() {
        return heard.size();
    }

    private synchronized InviteServer server() {
        if (server == null) {
            throw new AssertionError("not a call that came");
        }
        return server;
    }

    private synchronized InviteClient client() {
        if (client == null) {
            throw new AssertionError("not a call of ours");
        }
        return client;
    }

    // --- offers and answers

    private LocalStream stream(Direction direction) {
        List<org.hookswitch.sip.sdp.Codec> formats = new java.util.ArrayList<>();
        codecs.forEach(codec -> formats.add(org.hookswitch.sip.sdp.Codec.of(codec.rtpName(), codec.clockRate())));
        if (telephoneEvents) {
            formats.add(org.hookswitch.sip.sdp.Codec.telephoneEvents(8000));
        }
        return LocalStream.audio("127.0.0.1", port.localAddress().getPort(), formats)
                .withDirection(direction);
    }

    /** An offer, to be answered by what comes next. */
    public synchronized String offer(Direction direction) {
        session = session.withdrawn().offer(List.of(stream(direction)));
        return session.pendingOffer().orElseThrow().write();
    }

    /** What it says to the INVITE that came. */
    public synchronized String description() {
        return session.local().map(SessionDescription::write).orElseGet(() -> {
            String offer = server().request().bodyText();
            return offer.isEmpty() ? offer(Direction.SENDRECV) : answer(offer);
        });
    }

    private synchronized String answer(String offer) {
        SessionDescription description = SessionDescription.parse(offer).ok().orElseThrow();
        MediaOutcome outcome =
                session.withdrawn().answer(description, List.of(stream(Direction.SENDRECV)), CodecChoice.OFFERED_ORDER);
        if (!(outcome instanceof MediaOutcome.Agreed agreed)) {
            throw new AssertionError(outcome);
        }
        use(agreed);
        return session.local().orElseThrow().write();
    }

    private synchronized void agree(String answer) {
        if (session.pendingOffer().isPresent()
                && session.answered(SessionDescription.parse(answer).ok().orElseThrow())
                        instanceof MediaOutcome.Agreed agreed) {
            use(agreed);
        }
    }

    private synchronized void early(String answer) {
        if (session.pendingOffer().isPresent()
                && session.answered(SessionDescription.parse(answer).ok().orElseThrow())
                        instanceof MediaOutcome.Agreed agreed) {
            agreed.audio().ifPresent(this::use);
        }
    }

    private synchronized void refused() {
        session = session.withdrawn();
    }

    private void use(MediaOutcome.Agreed agreed) {
        session = agreed.session();
        agreed.audio().ifPresent(this::use);
    }

    private void use(AgreedStream stream) {
        PayloadMap.Builder map = new PayloadMap.Builder();
        for (AgreedFormat format : stream.formats()) {
            Codec.ofRtpMap(format.encoding(), format.clockRate())
                    .ifPresent(codec -> map.receive(format.receiveType(), codec).send(format.sendType(), codec));
        }
        stream.events().stream().findFirst().ifPresent(e -> map.digits(e.receiveType(), e.sendType(), e.clockRate()));
        port.payloads(map.build());
        port.remote(new InetSocketAddress(InetAddress.ofLiteral(stream.remoteAddress()), stream.remotePort()));
        port.direction(stream.direction().sends(), stream.direction().receives());
    }

    /** What the switch last said of the media. */
    public synchronized Optional<SessionDescription> remote() {
        return session.remote();
    }

    private final class AsCaller implements InviteClientHandler {
        @Override
        public void progress(InviteClient call, SipResponse response, Optional<Session> branch) {
            if (response.hasBody(MediaType.SDP)) {
                early(response.bodyText());
            }
            responses.add(response);
        }

        @Override
        public void answered(InviteClient call, Session within, SipResponse response) {
            within.handler(new InSession());
            if (call.request().bodyLength() == 0) {
                call.ack(within, answer(response.bodyText()));
            } else {
                agree(response.bodyText());
            }
            responses.add(response);
            answered.complete(within);
        }

        @Override
        public void failed(InviteClient call, Failure failure) {
            if (failure instanceof Failure.Rejected(SipResponse response)) {
                responses.add(response);
            }
            port.close();
            failed.complete(failure);
        }
    }

    private final class InSession implements SessionHandler {
        @Override
        public void ended(Session over, Ending ending) {
            port.close();
            ended.complete(ending);
        }

        @Override
        public void reinvite(Session within, InviteServer change) {
            requests.add(change.request());
            change.answer(
                    change.request().bodyLength() == 0
                            ? offer(Direction.SENDRECV)
                            : answer(change.request().bodyText()));
        }

        @Override
        public void update(Session within, ServerTransaction update) {
            requests.add(update.request());
            update.respond(within.response(update, 200).build());
        }

        @Override
        public void request(Session within, ServerTransaction transaction) {
            requests.add(transaction.request());
            transaction.respond(within.response(transaction, 200).build());
        }

        @Override
        public void acked(Session within, SipRequest ack) {
            if (ack.hasBody(MediaType.SDP)) {
                agree(ack.bodyText());
            }
        }
    }

    /** A header as a test writes it. */
    public static HeaderField header(String name, String value) {
        return HeaderField.of(HeaderName.of(name), value);
    }
}
