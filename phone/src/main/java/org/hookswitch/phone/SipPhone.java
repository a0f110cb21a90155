package org.hookswitch.phone;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.media.rtp.RtpPort;
import org.hookswitch.media.rtp.RtpPortOptions;
import org.hookswitch.sip.Contact;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.DigestClient;
import org.hookswitch.sip.dialog.Authenticator;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.InviteServer;
import org.hookswitch.sip.dialog.RequestOptions;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.SipListener;
import org.hookswitch.sip.dialog.SipStack;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transport.UdpTransport;

/**
 * A SIP telephone over UDP: it registers with a server, calls through it, and is called.
 *
 * <p>Any thread. What the network brings is told on the stack's threads by the futures of {@link PhoneCall}, which must
 * not be made to wait there.
 */
public final class SipPhone implements AutoCloseable {

    private final String user;
    private final String displayName;
    private final InetSocketAddress server;
    private final RtpEngine rtp;
    private final UdpTransport transport;
    private final SipStack stack;
    private final RequestOptions options;
    private volatile Consumer<PhoneCall> whenCalled = call -> call.reject(486);

    private SipPhone(
            InetSocketAddress at,
            String user,
            String displayName,
            Optional<Account> account,
            InetSocketAddress server,
            RtpEngine rtp) {
        this.user = user;
        this.displayName = displayName;
        this.server = server;
        this.rtp = rtp;
        this.transport = UdpTransport.bind(at);
        this.stack = SipStack.builder(new Listener())
                .transport(transport)
                .userAgent("Hookswitch phone")
                .build();
        this.options = RequestOptions.NONE.withAuthenticator(
                account.map(SipPhone::authenticator).orElse(Authenticator.NONE));
    }

    /**
     * A phone at a free port of the server's address.
     *
     * @param account with which it answers challenges; empty for none
     * @param rtp opens its RTP ports
     */
    public static SipPhone open(
            String user, String displayName, Optional<Account> account, InetSocketAddress server, RtpEngine rtp) {
        return openAt(new InetSocketAddress(server.getAddress(), 0), user, displayName, account, server, rtp);
    }

    /** A phone at an address of its own. */
    public static SipPhone openAt(
            InetSocketAddress at,
            String user,
            String displayName,
            Optional<Account> account,
            InetSocketAddress server,
            RtpEngine rtp) {
        return new SipPhone(at, user, displayName, account, server, rtp);
    }

    /** The stack sends the repetition with a CSeq of its own, which therefore stays as it is here. */
    private static Authenticator authenticator(Account account) {
        return (request, challenge) -> DigestClient.authorize(request, challenge, List.of(account), SipPhone::nonce)
                .map(r -> r.edit().set(HeaderType.CSEQ, request.cseq()).build());
    }

    private static String nonce() {
        return UUID.randomUUID().toString();
    }

    public String user() {
        return user;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return transport.localAddress();
    }

    SipStack stack() {
        return stack;
    }

    RequestOptions options() {
        return options;
    }

    RtpPort openPort() {
        return rtp.open(RtpPortOptions.at(server.getAddress()));
    }

    /** Registers for so many seconds (0 takes the registration back); completes with the final response. */
    public CompletableFuture<SipResponse> register(int seconds) {
        var done = new CompletableFuture<SipResponse>();
        SipUri registrar = SipUri.of("", server.getAddress().getHostAddress(), server.getPort());
        NameAddr me = NameAddr.of(displayName, registrar.withUser(user));
        SipRequest request = stack.request(SipMethod.REGISTER, registrar, me, me)
                .add(
                        HeaderType.CONTACT,
                        Contact.of(SipUri.of(
                                user,
                                address().getAddress().getHostAddress(),
                                address().getPort())))
                .add(HeaderName.EXPIRES, Integer.toString(seconds))
                .build();
        stack.send(request, options, new ResponseHandler() {
            @Override
            public void succeeded(SipResponse response) {
                done.complete(response);
            }

            @Override
            public void failed(Failure failure) {
                if (failure instanceof Failure.Rejected rejected) {
                    done.complete(rejected.response());
                } else {
                    done.completeExceptionally(new IllegalStateException("REGISTER: " + failure));
                }
            }
        });
        return done;
    }

    /** Calls a number at the server. */
    public PhoneCall call(String number) {
        SipUri target = SipUri.of(number, server.getAddress().getHostAddress(), server.getPort());
        NameAddr from = NameAddr.of(displayName, target.withUser(user));
        return PhoneCall.outgoing(this, stack.request(SipMethod.INVITE, target, from, NameAddr.of(target)));
    }

    /** What to do with calls that come; by itself the phone is busy. Called on the stack's thread. */
    public void whenCalled(Consumer<PhoneCall> wanted) {
        whenCalled = wanted;
    }

    /** SIP transactions and dialogs that are still there. */
    public boolean isQuiet() {
        return stack.dialogCount() == 0;
    }

    @Override
    public void close() {
        stack.close();
    }

    private final class Listener implements SipListener {
        @Override
        public void invite(InviteServer invite) {
            whenCalled.accept(PhoneCall.incoming(SipPhone.this, invite));
        }

        @Override
        public void request(ServerTransaction transaction) {
            if (transaction.method().equals(SipMethod.OPTIONS)) {
                transaction.respond(stack.capabilities(transaction).build());
            } else {
                transaction.respond(405);
            }
        }
    }
}
