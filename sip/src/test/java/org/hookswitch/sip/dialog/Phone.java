package org.hookswitch.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.TransactionLimits;
import org.hookswitch.sip.transaction.VirtualTime;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.Transport;
import org.jspecify.annotations.Nullable;

/** A user agent for tests: it writes down what it is told and does what a test says. */
final class Phone implements SipListener, InviteClientHandler, InviteServerHandler, SessionHandler, ResponseHandler {

    static final String SDP = """
            v=0\r
            o=- 1 1 IN IP4 192.0.2.1\r
            s=-\r
            c=IN IP4 192.0.2.1\r
            t=0 0\r
            m=audio 4000 RTP/AVP 0\r
            """;

    final String name;
    final String address;
    final SipStack stack;
    final List<String> told = new ArrayList<>();

    /** What happens to a call that comes in. */
    Consumer<InviteServer> onInvite = call -> {};

    Consumer<InviteServer> onReinvite = call -> call.answer(SDP);
    boolean keepForks;
    boolean admitting = true;

    @Nullable
    InviteServer incoming;

    @Nullable
    InviteServer change;

    @Nullable
    Session session;

    @Nullable
    SipResponse response;

    @Nullable
    Ending ending;

    @Nullable
    Failure failure;

    final List<ServerTransaction> requests = new ArrayList<>();

    Phone(String name, String address, Network network, VirtualTime time) {
        this(name, address, network.port(address), time, builder -> builder);
    }

    Phone(String name, String address, Transport transport, VirtualTime time, UnaryOperator<SipStack.Builder> more) {
        this.name = name;
        this.address = address;
        stack = more.apply(SipStack.builder(this)
                        .transport(transport)
                        .wheel(time.wheel())
                        .limits(TransactionLimits.DEFAULT)
                        .userAgent(name))
                .build();
    }

    NameAddr who() {
        return NameAddr.of(SipUri.of(name, address));
    }

    SipRequest invitation(Phone callee) {
        return stack.request(SipMethod.INVITE, SipUri.of(callee.name, callee.address), who(), callee.who())
                .body(MediaType.SDP, SDP)
                .build();
    }

    InviteClient call(Phone callee) {
        return stack.invite(invitation(callee), this);
    }

    boolean hasNothingLeft() {
        return stack.dialogCount() == 0
                && stack.transactions().clientCount() == 0
                && stack.transactions().serverCount() == 0;
    }

    String leftovers() {
        return name + ": " + stack.dialogCount() + " dialogs, "
                + stack.transactions().clientCount() + " client and "
                + stack.transactions().serverCount() + " server transactions";
    }

    Session session() {
        if (session == null) {
            throw new IllegalStateException(name + " has no session");
        }
        return session;
    }

    InviteServer change() {
        if (change == null) {
            throw new IllegalStateException(name + " was not re-invited");
        }
        return change;
    }

    SipResponse response() {
        if (response == null) {
            throw new IllegalStateException(name + " has no response");
        }
        return response;
    }

    InviteServer incoming() {
        if (incoming == null) {
            throw new IllegalStateException(name + " has no call");
        }
        return incoming;
    }

    // SipListener

    @Override
    public void invite(InviteServer call) {
        told.add("invite");
        incoming = call;
        session = call.session();
        call.handler(this);
        call.session().handler(this);
        onInvite.accept(call);
    }

    @Override
    public void request(ServerTransaction transaction) {
        told.add(transaction.method().name());
        requests.add(transaction);
        transaction.respond(200);
    }

    @Override
    public boolean admits(SipRequest request, Flow source) {
        return admitting;
    }

    // InviteClientHandler

    @Override
    public void progress(InviteClient call, SipResponse response, Optional<Session> early) {
        told.add(response.status() + (early.isPresent() ? " early" : ""));
        this.response = response;
        early.ifPresent(e -> {
            session = e;
            e.handler(this);
        });
    }

    @Override
    public void answered(InviteClient call, Session answered, SipResponse response) {
        told.add("answered");
        this.response = response;
        session = answered;
        answered.handler(this);
    }

    @Override
    public void failed(InviteClient call, Failure failure) {
        told.add("failed " + failure.status());
        this.failure = failure;
    }

    @Override
    public boolean forked(InviteClient call, Session session, SipResponse response) {
        told.add("forked");
        return keepForks;
    }

    // InviteServerHandler

    @Override
    public void cancelled(InviteServer call, SipRequest by) {
        told.add("cancelled by " + by.method());
    }

    @Override
    public void unreachable(InviteServer call) {
        told.add("unreachable");
    }

    @Override
    public void prack(InviteServer call, ServerTransaction prack) {
        told.add("prack with body");
        prack.respond(200);
    }

    // SessionHandler

    @Override
    public void ended(Session session, Ending how) {
        ending = how;
        told.add(
                switch (how) {
                    case Ending.ByPeer byPeer -> "ended by peer";
                    case Ending.ByUs byUs ->
                        "ended by us"
                                + byUs.response()
                                        .map(r -> r.status() == 200 ? "" : " " + r.status())
                                        .orElse(" unheard");
                    case Ending.Lost(Ending.Cause cause) -> "lost " + cause;
                });
    }

    @Override
    public void reinvite(Session session, InviteServer invite) {
        told.add("reinvite");
        change = invite;
        invite.handler(this);
        onReinvite.accept(invite);
    }

    @Override
    public void update(Session session, ServerTransaction update) {
        told.add("update");
        update.respond(session.response(update, 200).build());
    }

    @Override
    public void request(Session session, ServerTransaction transaction) {
        told.add("in session " + transaction.method());
        transaction.respond(200);
    }

    @Override
    public void acked(Session session, SipRequest ack) {
        told.add(ack.bodyLength() > 0 ? "acked with body" : "acked");
    }

    // ResponseHandler

    @Override
    public void succeeded(SipResponse response) {
        told.add("succeeded " + response.status());
        this.response = response;
    }

    @Override
    public void failed(Failure failure) {
        told.add("failed " + failure.status());
        this.failure = failure;
    }
}
