package org.hookswitch.pjsip.kit;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.Secret;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.RequestOptions;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.SipListener;
import org.hookswitch.sip.dialog.SipStack;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transport.UdpTransport;
import org.jspecify.annotations.Nullable;

/** A telephone in a test's hand: it does what the test says and remembers what it was sent. */
public final class TestPhone implements AutoCloseable {

    private final String user;
    private final InetSocketAddress server;
    private final RtpEngine media;
    private final UdpTransport transport;
    private final SipStack stack;
    private final BlockingQueue<TestCall> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<SipRequest> requests = new LinkedBlockingQueue<>();
    private RequestOptions options;
    private volatile int answersRequestsWith = 200;

    TestPhone(String user, InetSocketAddress server, RtpEngine media) {
        this.user = user;
        this.server = server;
        this.media = media;
        this.transport = UdpTransport.bind(new InetSocketAddress(server.getAddress(), 0));
        this.stack = SipStack.builder(new Listener()).transport(transport).build();
        this.options = RequestOptions.NONE.withAuthenticator(
                stack.digest(List.of(new Account("", user, Secret.password("secret")))));
    }

    public String user() {
        return user;
    }

    public InetSocketAddress address() {
        return transport.localAddress();
    }

    public SipStack stack() {
        return stack;
    }

    RtpEngine media() {
        return media;
    }

    /** It knows another password, or none when it is empty. */
    public TestPhone knows(String password) {
        options = password.isEmpty()
                ? RequestOptions.NONE
                : RequestOptions.NONE.withAuthenticator(
                        stack.digest(List.of(new Account("", user, Secret.password(password)))));
        return this;
    }

    /** How it answers requests outside of calls from now on; 0 is not at all. */
    public TestPhone answersRequestsWith(int status) {
        answersRequestsWith = status;
        return this;
    }

    public SipUri serverUri(String to) {
        return SipUri.of(to, server.getAddress().getHostAddress(), server.getPort());
    }

    public SipUri contact() {
        return SipUri.of(
                user, address().getAddress().getHostAddress(), address().getPort());
    }

    // --- requests

    /** Registers for an hour; fails when that is refused. */
    public TestPhone registers() {
        SipResponse response = register(request -> request.set(HeaderType.EXPIRES, 3600L));
        if (response.status() != 200) {
            throw new AssertionError("REGISTER of " + user + ": " + response.startLine());
        }
        return this;
    }

    /** Sends a REGISTER with its Contact, which may be changed. */
    public SipResponse register(Consumer<SipRequest.Builder> more) {
        return request(SipMethod.REGISTER, "", request -> {
            request.set(HeaderType.TO, NameAddr.of(serverUri(user)));
            request.add(HeaderType.CONTACT, Contact.of(contact()));
            more.accept(request);
        });
    }

    /** Sends a request outside of a dialog to a user of the switch; its final response, 408 when none came. */
    public SipResponse request(SipMethod method, String to, Consumer<SipRequest.Builder> more) {
        SipRequest.Builder builder =
                stack.request(method, serverUri(to), NameAddr.of(serverUri(user)), NameAddr.of(serverUri(to)));
        more.accept(builder);
        SipRequest request = builder.build();
        CompletableFuture<SipResponse> done = new CompletableFuture<>();
        stack.send(request, options, new ResponseHandler() {
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
        return Await.of(method + " of " + user, done);
    }

    // --- calls

    /** Calls a number. */
    public TestCall calls(String number) {
        return calls(number, invite -> {});
    }

    /** Calls a number with an INVITE that may be changed. */
    public TestCall calls(String number, Consumer<SipRequest.Builder> more) {
        SipRequest.Builder invite = stack.request(
                SipMethod.INVITE, serverUri(number), NameAddr.of(serverUri(user)), NameAddr.of(serverUri(number)));
        return TestCall.outgoing(this, invite, more, options);
    }

    /** The next call that comes. */
    public TestCall isCalled() {
        return Await.next("a call for " + user, calls);
    }

    /** The next call that comes within a second; null when none does. */
    public @Nullable TestCall mayBeCalled() {
        try {
            return calls.poll(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether nobody has called. */
    public boolean isIdle() {
        return calls.isEmpty();
    }

    /** Requests outside of calls that came. */
    public BlockingQueue<SipRequest> requests() {
        return requests;
    }

    @Override
    public void close() {
        stack.close();
    }

    private final class Listener implements SipListener {
        @Override
        public void invite(InviteServer invite) {
            calls.add(TestCall.incoming(TestPhone.this, invite));
        }

        @Override
        public void request(ServerTransaction transaction) {
            requests.add(transaction.request());
            if (answersRequestsWith != 0) {
                transaction.respond(answersRequestsWith);
            }
        }
    }
}
