package org.hookswitch.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.Params;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.Uri;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Hop;
import org.jspecify.annotations.Nullable;

/**
 * A dialog: the relation of two user agents that gives their requests an order and a way (RFC 3261 §12).
 *
 * <p>It knows nothing of what it is used for. An INVITE's use of it is a {@link Session}; a subscription's belongs to the
 * room above, which makes a dialog with {@link SipStack#accept}.
 *
 * <p>Threading: any thread.
 */
public final class Dialog {

    private final SipStack stack;
    private final DialogId id;
    private final NameAddr local;
    private final NameAddr remote;
    private final boolean initiator;
    private final DialogUser user;
    private final Contact contact;

    // Guarded by this.
    private RequestOptions options;
    private List<NameAddr> routes;
    private Uri remoteTarget;
    private Optional<Hop> pinned = Optional.empty();
    private Hop peer;
    private long localSeq;
    private long remoteSeq;

    private Dialog(
            SipStack stack,
            DialogId id,
            NameAddr local,
            NameAddr remote,
            boolean initiator,
            RequestOptions options,
            DialogUser user,
            Contact contact,
            List<NameAddr> routes,
            Uri remoteTarget,
            Hop peer,
            long localSeq,
            long remoteSeq) {
        this.stack = stack;
        this.id = id;
        this.local = local;
        this.remote = remote;
        this.initiator = initiator;
        this.options = options;
        this.user = user;
        this.contact = contact;
        this.routes = routes;
        this.remoteTarget = remoteTarget;
        this.peer = peer;
        this.localSeq = localSeq;
        this.remoteSeq = remoteSeq;
    }

    /** §12.1.2: the dialog of a request of ours that a response opens. */
    static Dialog asClient(
            SipStack stack,
            SipRequest request,
            SipResponse response,
            Flow flow,
            RequestOptions options,
            DialogUser user) {
        return new Dialog(
                stack,
                new DialogId(request.callId(), request.fromTag(), response.toTag()),
                request.from(),
                response.to(),
                true,
                options.withoutHop().withTransport(flow.transport()),
                user,
                request.contact().map(Contact::of).orElseGet(() -> stack.contact(request.from(), flow)),
                response.all(HeaderType.RECORD_ROUTE).reversed(),
                response.contact().map(NameAddr::uri).orElse(request.uri()),
                flow.peer(),
                request.cseq().number(),
                -1);
    }

    /** §12.1.1: the dialog of a request that came, with the transaction's To tag. */
    static Dialog asServer(SipStack stack, ServerTransaction transaction, RequestOptions options, DialogUser user) {
        SipRequest request = transaction.request();
        Flow source = transaction.source();
        NameAddr local = request.to().withTag(transaction.toTag());
        return new Dialog(
                stack,
                new DialogId(request.callId(), transaction.toTag(), request.fromTag()),
                local,
                request.from(),
                false,
                options.withTransport(source.transport()),
                user,
                stack.contact(local, source),
                request.all(HeaderType.RECORD_ROUTE),
                request.contact().map(NameAddr::uri).orElse(request.from().uri()),
                source.peer(),
                ThreadLocalRandom.current().nextLong(1, 1 << 15),
                request.cseq().number());
    }

    public DialogId id() {
        return id;
    }

    /** Our From or To, with our tag. */
    public NameAddr local() {
        return local;
    }

    /** The peer's From or To, with its tag. */
    public NameAddr remote() {
        return remote;
    }

    /** Whether we began the dialog, so that its Call-ID is ours. */
    public boolean initiator() {
        return initiator;
    }

    /** The Contact we gave. */
    public Contact contact() {
        return contact;
    }

    /** Where the peer wants requests sent, by its latest Contact. */
    public synchronized Uri remoteTarget() {
        return remoteTarget;
    }

    /** The proxies on the way, nearest first. */
    public synchronized List<NameAddr> routes() {
        return routes;
    }

    /** From now on requests go to this hop, whatever the Contact and the routes say. */
    public synchronized void sendTo(Hop hop) {
        pinned = Optional.of(hop);
    }

    /** Sets how requests of ours are sent from now on; a hop in it is that of {@link #sendTo}. */
    public synchronized void use(RequestOptions wanted) {
        options = wanted.transport().isPresent() || options.transport().isEmpty()
                ? wanted
                : wanted.withTransport(options.transport().get());
        if (wanted.hop().isPresent()) {
            pinned = wanted.hop();
        }
    }

    /** A response to the peer's request, with our Contact. */
    public SipResponse.Builder response(ServerTransaction transaction, int status) {
        return stack.withIdentity(transaction.response(status)).set(HeaderType.CONTACT, contact);
    }

    /**
     * A request within the dialog with the next sequence number: Request-URI, Route, From, To, Call-ID, CSeq, Max-Forwards,
     * and Contact where the method may refresh it (§12.2.1.1).
     */
    public SipRequest.Builder request(SipMethod method) {
        return build(method, nextCSeq());
    }

    /** Sends a request that {@link #request} began. */
    public void send(SipRequest request, ResponseHandler handler) {
        exchange(request, new Exchange.Listener() {
                    @Override
                    public void response(SipResponse response) {
                        if (response.isSuccess()) {
                            if (refreshesTarget(request.method())) {
                                refreshTarget(response);
                            }
                            handler.succeeded(response);
                        } else if (response.isFinal()) {
                            handler.failed(new Failure.Rejected(response));
                        }
                    }

                    @Override
                    public void failed(Failure failure) {
                        handler.failed(failure);
                    }
                })
                .start();
    }

    /**
     * Notes the sequence number of a request from the peer (§12.2.2).
     *
     * @return false when it is not above those before it; the request must then be answered 500
     */
    public synchronized boolean inOrder(SipRequest request) {
        long number = request.cseq().number();
        if (number <= remoteSeq) {
            return false;
        }
        remoteSeq = number;
        return true;
    }

    /** Takes the Contact of a target refresh request, or of a 2xx to one, as the new remote target. */
    public synchronized void refreshTarget(SipMessage message) {
        message.contact().ifPresent(contact -> remoteTarget = contact.uri());
    }

    /** Forgets the dialog: a further request within it is answered 481. */
    public void end() {
        stack.forget(this);
    }

    DialogUser user() {
        return user;
    }

    synchronized RequestOptions options() {
        return options;
    }

    synchronized long nextCSeq() {
        return ++localSeq;
    }

    /** §13.2.2.4: the 2xx sets the routes and the target anew, whatever earlier responses said. */
    synchronized void confirm(SipResponse response) {
        routes = response.all(HeaderType.RECORD_ROUTE).reversed();
        refreshTarget(response);
    }

    /** Behind a NAT, the peer's address may change. */
    synchronized void heardFrom(Hop peer) {
        this.peer = peer;
    }

    Exchange exchange(SipRequest request, Exchange.Listener listener) {
        RequestOptions how = hop().map(options()::withHop).orElse(options().withoutHop());
        return new Exchange(stack, request, next(), how, this::nextCSeq, listener);
    }

    /** Sends an ACK for a 2xx, and hands out the bytes for when the 2xx comes again (§13.2.2.4). */
    void acknowledge(SipRequest invite, @Nullable Consumer<SipRequest.Builder> body, AckSent sent) {
        SipRequest.Builder builder = build(SipMethod.ACK, invite.cseq().number());
        for (HeaderName credentials : List.of(HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION)) {
            invite.headers().texts(credentials).forEach(text -> builder.add(credentials, text));
        }
        if (body != null) {
            body.accept(builder);
        }
        SipRequest ack = builder.build();
        Optional<Hop> hop = hop();
        if (hop.isPresent()) {
            acknowledge(ack, List.of(hop.get()), sent);
        } else {
            stack.locate(next(), hops -> acknowledge(ack, hops, sent));
        }
    }

    /** Takes an encoded ACK and the way it went. */
    interface AckSent {
        void sent(byte[] ack, Flow flow);
    }

    private void acknowledge(SipRequest ack, List<Hop> hops, AckSent sent) {
        for (Hop hop : hops) {
            Optional<Flow> flow = stack.flow(hop, options().transport());
            if (flow.isPresent()) {
                byte[] bytes = stack.transactions().encodeAck(ack, flow.get());
                stack.transactions().transports().sendStateless(bytes, flow.get());
                sent.sent(bytes, flow.get());
                return;
            }
        }
    }

    /** The hop when neither Route nor Contact says it. */
    private synchronized Optional<Hop> hop() {
        return pinned.isPresent() || !options.symmetric() || !routes.isEmpty() ? pinned : Optional.of(peer);
    }

    /** §12.2.1.1, end: the first proxy, be it a strict router, or the target. */
    private synchronized Uri next() {
        return routes.isEmpty() ? remoteTarget : routes.getFirst().uri();
    }

    private synchronized SipRequest.Builder build(SipMethod method, long number) {
        List<NameAddr> route = routes;
        Uri uri = remoteTarget;
        if (!routes.isEmpty() && !isLooseRouter(routes.getFirst())) {
            // A strict router of RFC 2543 wants itself in the Request-URI and the target last in the Route.
            route = new ArrayList<>(routes.subList(1, routes.size()));
            route.add(NameAddr.of(remoteTarget));
            uri = asRequestUri(routes.getFirst().uri());
        }
        SipRequest.Builder builder = SipRequest.builder(method, asRequestUri(uri))
                .add(HeaderType.MAX_FORWARDS, SipStack.MAX_FORWARDS)
                .addAll(HeaderType.ROUTE, route)
                .add(HeaderType.FROM, local)
                .add(HeaderType.TO, remote)
                .add(HeaderType.CALL_ID, id.callId())
                .add(HeaderType.CSEQ, new CSeq(number, method));
        if (refreshesTarget(method)) {
            builder.add(HeaderType.CONTACT, contact);
        }
        return stack.withIdentity(builder);
    }

    static boolean refreshesTarget(SipMethod method) {
        return method.equals(SipMethod.INVITE)
                || method.equals(SipMethod.UPDATE)
                || method.equals(SipMethod.SUBSCRIBE)
                || method.equals(SipMethod.NOTIFY)
                || method.equals(SipMethod.REFER);
    }

    private static boolean isLooseRouter(NameAddr route) {
        return route.uri() instanceof SipUri sip && sip.isLooseRouter();
    }

    /** §19.1.1: headers and method have no place in a Request-URI. */
    private static Uri asRequestUri(Uri uri) {
        if (!(uri instanceof SipUri sip)
                || (sip.headers().isEmpty() && !sip.params().has("method"))) {
            return uri;
        }
        Params params = sip.params().without("method");
        return sip.withoutHeaders().withParams(params);
    }

    @Override
    public String toString() {
        return "dialog " + id;
    }
}
