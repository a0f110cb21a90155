package org.hookswitch.sip.dialog;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MessageBuilder;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.OtherUri;
import org.hookswitch.sip.SessionExpires;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.Uri;
import org.hookswitch.sip.Via;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.DigestClient;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.TimerValues;
import org.hookswitch.sip.transaction.TimerWheel;
import org.hookswitch.sip.transaction.TransactionLayer;
import org.hookswitch.sip.transaction.TransactionLimits;
import org.hookswitch.sip.transaction.TransactionUser;
import org.hookswitch.sip.transport.AddressLocator;
import org.hookswitch.sip.transport.Advertised;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.Locator;
import org.hookswitch.sip.transport.SentBy;
import org.hookswitch.sip.transport.SipTap;
import org.hookswitch.sip.transport.Transport;
import org.hookswitch.sip.transport.TransportLayer;
import org.hookswitch.sip.transport.TransportProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A SIP user agent: transports, transactions and dialogs under one door, through which calls are placed and come in.
 *
 * <p>Threading: every method may be called from any thread and none waits for the network. Handlers are called on the thread
 * that received a message or runs the timers, in order for each call, with no lock held; they must not block, and may use
 * every door.
 */
public final class SipStack implements AutoCloseable {

    static final int MAX_FORWARDS = 70;

    private static final Logger log = LoggerFactory.getLogger(SipStack.class);

    private final SipListener listener;
    private final TransactionLayer transactions;
    private final TimerWheel wheel;
    private final boolean ownWheel;
    private final Locator locator;
    private final @Nullable AddressLocator ownLocator;
    private final RequestOptions incoming;
    private final List<String> allowed;
    private final List<String> extensions;
    private final HeaderField allow;
    private final HeaderField supported;
    private final Optional<HeaderField> userAgent;
    private final Optional<HeaderField> server;
    private final ConcurrentHashMap<DialogId, Dialog> dialogs = new ConcurrentHashMap<>();

    private SipStack(Builder builder) {
        listener = builder.listener;
        ownWheel = builder.wheel == null;
        wheel = builder.wheel == null ? new TimerWheel() : builder.wheel;
        if (builder.locator == null) {
            ownLocator = new AddressLocator();
            locator = ownLocator;
        } else {
            ownLocator = null;
            locator = builder.locator;
        }
        incoming = builder.incoming;
        allowed = builder.allowed;
        extensions = builder.extensions;
        allow = HeaderField.of(HeaderName.ALLOW, String.join(", ", allowed));
        supported = HeaderField.of(HeaderName.SUPPORTED, String.join(", ", extensions));
        userAgent = builder.userAgent.map(name -> HeaderField.of(HeaderName.USER_AGENT, name));
        server = builder.userAgent.map(name -> HeaderField.of(HeaderName.SERVER, name));
        transactions = new TransactionLayer(new User(), wheel, builder.timers, builder.limits, builder.clock);
        transactions.transports().tap(builder.tap);
    }

    public static Builder builder(SipListener listener) {
        return new Builder(listener);
    }

    // Placing calls and sending requests.

    /**
     * A request outside of any dialog, to be completed and sent: From with a fresh tag, To, a fresh Call-ID, CSeq,
     * Max-Forwards, and for an INVITE Allow and Supported. Contact is added when it is sent, if it has none.
     */
    public SipRequest.Builder request(SipMethod method, Uri target, NameAddr from, NameAddr to) {
        SipRequest.Builder builder = SipRequest.builder(method, target)
                .add(HeaderType.MAX_FORWARDS, MAX_FORWARDS)
                .add(HeaderType.FROM, from.withTag(transactions.tokens().tag()))
                .add(HeaderType.TO, to)
                .add(HeaderType.CALL_ID, transactions.tokens().callId())
                .add(HeaderType.CSEQ, new CSeq(1, method));
        if (method.equals(SipMethod.INVITE)) {
            withCapabilities(builder);
        }
        return withIdentity(builder);
    }

    /** Places a call. */
    public InviteClient invite(SipRequest invite, InviteClientHandler handler) {
        return invite(invite, RequestOptions.NONE, handler);
    }

    /**
     * Places a call.
     *
     * @throws IllegalArgumentException if the request is no INVITE, or is one within a dialog
     */
    public InviteClient invite(SipRequest invite, RequestOptions options, InviteClientHandler handler) {
        if (!invite.method().equals(SipMethod.INVITE) || !invite.toTag().isEmpty()) {
            throw new IllegalArgumentException("not an INVITE that begins a session: " + invite.startLine());
        }
        SipRequest timed = invite;
        if (options.sessionTimers().mode() == SessionTimers.Mode.ASK) {
            SipRequest.Builder builder = invite.edit();
            SessionTimer.ask(builder, options.sessionTimers());
            timed = builder.build();
        }
        InviteClient client = new InviteClient(this, timed, options, handler);
        client.start();
        return client;
    }

    /**
     * Sends a request outside of any dialog.
     *
     * @throws IllegalArgumentException for INVITE, ACK and CANCEL
     */
    public void send(SipRequest request, RequestOptions options, ResponseHandler handler) {
        if (request.method().equals(SipMethod.INVITE)) {
            throw new IllegalArgumentException("an INVITE has a door of its own");
        }
        exchange(request, options, new Exchange.Listener() {
                    @Override
                    public void response(SipResponse response) {
                        if (response.isSuccess()) {
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
     * Makes a dialog of a request that came and is about to be answered with a 2xx: a SUBSCRIBE, for instance. The response
     * is built with {@link Dialog#response}.
     */
    public Dialog accept(ServerTransaction transaction, RequestOptions options, DialogUser user) {
        Dialog dialog = Dialog.asServer(this, transaction, incoming, user);
        dialog.use(options);
        register(dialog);
        return dialog;
    }

    /** The dialog of this name, to find what a Replaces or Target-Dialog header names; empty when there is none. */
    public Optional<Dialog> dialog(DialogId id) {
        return Optional.ofNullable(dialogs.get(id));
    }

    /** The session of this name; empty when there is none, or its dialog is used for something else. */
    public Optional<Session> session(DialogId id) {
        return dialog(id)
                .map(Dialog::user)
                .filter(Session.Peer.class::isInstance)
                .map(user -> ((Session.Peer) user).session());
    }

    /** A 200 to OPTIONS with what we can (RFC 3261 §11.2). */
    public SipResponse.Builder capabilities(ServerTransaction options) {
        return withCapabilities(withIdentity(options.response(200)));
    }

    /** Answers digest challenges with our credentials. */
    public Authenticator digest(List<Account> accounts) {
        List<Account> ours = List.copyOf(accounts);
        return (request, challenge) -> DigestClient.authorize(request, challenge, ours, transactions.tokens()::callId);
    }

    // What there is, and how it does.

    public TransportLayer transports() {
        return transactions.transports();
    }

    public TransactionLayer transactions() {
        return transactions;
    }

    /** How many dialogs there are, early ones included. */
    public int dialogCount() {
        return dialogs.size();
    }

    /** The methods we name in Allow. */
    public List<String> allowed() {
        return allowed;
    }

    public TimerWheel wheel() {
        return wheel;
    }

    public TimerValues timers() {
        return transactions.timers();
    }

    /** Closes the transports and forgets all transactions; nobody is told, and no BYE is sent. */
    @Override
    public void close() {
        transactions.close();
        dialogs.clear();
        if (ownLocator != null) {
            ownLocator.close();
        }
        if (ownWheel) {
            wheel.close();
        }
    }

    // For the classes of this package.

    Exchange exchange(SipRequest request, RequestOptions options, Exchange.Listener events) {
        var number = new AtomicLong(request.cseq().number());
        return new Exchange(this, request, next(request), options, number::incrementAndGet, events);
    }

    void register(Dialog dialog) {
        dialogs.put(dialog.id(), dialog);
    }

    void forget(Dialog dialog) {
        dialogs.remove(dialog.id(), dialog);
    }

    void locate(Uri next, Consumer<List<Hop>> found) {
        if (next instanceof SipUri sip) {
            locator.locate(sip, found);
        } else {
            found.accept(List.of());
        }
    }

    /** RFC 3261 §8.1.2: a Route that was put in by hand says where to go. */
    private static Uri next(SipRequest request) {
        return request.first(HeaderType.ROUTE)
                .flatMap(route -> route.uri().sip())
                .filter(SipUri::isLooseRouter)
                .map(Uri.class::cast)
                .orElse(request.uri());
    }

    Optional<Flow> flow(Hop hop, Optional<Transport> preferred) {
        if (preferred.isPresent() && preferred.get().protocol() == hop.protocol()) {
            return Optional.of(new Flow(preferred.get(), hop));
        }
        return transports().flowTo(hop);
    }

    Contact contact(NameAddr who, Flow flow) {
        SentBy sentBy = transports().sentBy(flow);
        SipUri uri = SipUri.of(who.uri().user(), sentBy.host(), sentBy.port());
        TransportProtocol protocol = flow.peer().protocol();
        return Contact.of(protocol == TransportProtocol.UDP ? uri : uri.withParam("transport", protocol.uriName()));
    }

    /** The request with a Contact, if it needs one and has none. */
    SipRequest withContact(SipRequest request, Flow flow) {
        if (request.headers().has(HeaderName.CONTACT) || !Dialog.refreshesTarget(request.method())) {
            return request;
        }
        return request.edit()
                .add(HeaderType.CONTACT, contact(request.from(), flow))
                .build();
    }

    SipRequest.Builder withIdentity(SipRequest.Builder builder) {
        userAgent.ifPresent(builder::add);
        return builder;
    }

    SipResponse.Builder withIdentity(SipResponse.Builder builder) {
        server.ifPresent(builder::add);
        return builder;
    }

    <B extends MessageBuilder<B>> B withCapabilities(B builder) {
        if (!builder.has(HeaderName.ALLOW)) {
            builder.add(allow);
        }
        return builder.has(HeaderName.SUPPORTED) ? builder : builder.add(supported);
    }

    SipResponse intervalTooSmall(ServerTransaction transaction, SessionTimers wanted) {
        return transaction
                .response(422)
                .add(HeaderType.MIN_SE, SessionExpires.of(wanted.minSeconds()))
                .build();
    }

    /** What the transactions hand up. */
    private final class User implements TransactionUser {
        @Override
        public boolean admits(SipRequest request, Flow source) {
            return listener.admits(request, source);
        }

        @Override
        public void request(ServerTransaction transaction) {
            SipRequest request = transaction.request();
            Optional<SipResponse> refusal = Extensions.refusal(request, extensions);
            if (request.uri() instanceof OtherUri) {
                transaction.respond(416);
            } else if (refusal.isPresent()) {
                transaction.respond(refusal.get());
            } else if (!request.toTag().isEmpty()) {
                within(transaction);
            } else if (request.method().equals(SipMethod.INVITE)) {
                invited(transaction);
            } else {
                listener.request(transaction);
            }
        }

        @Override
        public void ack(SipRequest ack, Flow source) {
            Dialog dialog = dialogs.get(DialogId.ofIncoming(ack));
            if (dialog == null) {
                transports().dropped();
            } else {
                dialog.user().ack(ack);
            }
        }
    }

    private void within(ServerTransaction transaction) {
        Dialog dialog = dialogs.get(DialogId.ofIncoming(transaction.request()));
        if (dialog == null) {
            transaction.respond(481);
        } else {
            dialog.user().request(transaction);
        }
    }

    private void invited(ServerTransaction transaction) {
        SipRequest invite = transaction.request();
        // A client of RFC 2543 need not have one, and is then called back where its From says.
        if (invite.contact().isEmpty() && invite.topVia().branch().orElse("").startsWith(Via.MAGIC_COOKIE)) {
            transaction.respond(400, "Missing Contact");
            return;
        }
        if (SessionTimer.tooShort(invite, incoming.sessionTimers())) {
            transaction.respond(intervalTooSmall(transaction, incoming.sessionTimers()));
            return;
        }
        var serial = new Serial();
        var session = new Session(this, serial, user -> Dialog.asServer(this, transaction, incoming, user));
        var call = new InviteServer(this, serial, transaction, session, true);
        register(session.dialog());
        serial.run(() -> {
            session.asked(call);
            serial.tell(() -> tell(call));
            call.listen();
        });
    }

    private void tell(InviteServer call) {
        try {
            listener.invite(call);
        } catch (RuntimeException e) {
            log.error("The listener failed at {}", call, e);
            call.reject(500);
        }
    }

    /** Builds a stack. Confined to one thread. */
    public static final class Builder {
        private record Listening(Transport transport, Advertised advertised) {}

        private final SipListener listener;
        private final List<Listening> transports = new ArrayList<>();
        private TimerValues timers = TimerValues.DEFAULT;
        private TransactionLimits limits = TransactionLimits.DEFAULT;
        private RequestOptions incoming = RequestOptions.NONE;
        private @Nullable TimerWheel wheel;
        private @Nullable Locator locator;
        private @Nullable SipTap tap;
        private InstantSource clock = InstantSource.system();
        private Optional<String> userAgent = Optional.empty();
        private List<String> extensions = List.of(ReliableProvisionals.TAG, "timer");
        private List<String> allowed =
                List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "PRACK", "UPDATE", "INFO", "REFER", "NOTIFY");

        private Builder(SipListener listener) {
            this.listener = listener;
        }

        /** Adds a transport, which advertises the address it is bound to. The stack closes it. */
        public Builder transport(Transport transport) {
            return transport(transport, Advertised.bound(transport));
        }

        /** Adds a transport that advertises another address. The stack closes it. */
        public Builder transport(Transport transport, Advertised advertised) {
            transports.add(new Listening(transport, advertised));
            return this;
        }

        public Builder timers(TimerValues values) {
            timers = values;
            return this;
        }

        public Builder limits(TransactionLimits wanted) {
            limits = wanted;
            return this;
        }

        /** How requests within a dialog that the peer began are sent, until {@link Dialog#use} says otherwise. */
        public Builder incoming(RequestOptions options) {
            incoming = options;
            return this;
        }

        /** Timers that someone else runs, a simulator for instance; by itself the stack runs its own. */
        public Builder wheel(TimerWheel timerWheel) {
            wheel = timerWheel;
            return this;
        }

        /** Another way to find hops than {@link AddressLocator}. */
        public Builder locator(Locator wanted) {
            locator = wanted;
            return this;
        }

        public Builder tap(SipTap watching) {
            tap = watching;
            return this;
        }

        /** The time of day, for the tap. */
        public Builder clock(InstantSource wanted) {
            clock = wanted;
            return this;
        }

        /** What we call ourselves in User-Agent and Server. */
        public Builder userAgent(String name) {
            userAgent = Optional.of(name);
            return this;
        }

        /** The option tags we name in Supported and accept in Require; at first 100rel and timer. */
        public Builder extensions(List<String> tags) {
            extensions = List.copyOf(tags);
            return this;
        }

        /** The methods we name in Allow. */
        public Builder allowed(List<String> methods) {
            allowed = List.copyOf(methods);
            return this;
        }

        /** The stack, receiving. */
        public SipStack build() {
            var stack = new SipStack(this);
            if (stack.ownWheel) {
                stack.wheel.run("sip-timer");
            }
            for (Listening listening : transports) {
                stack.transports().add(listening.transport, listening.advertised);
            }
            return stack;
        }
    }
}
