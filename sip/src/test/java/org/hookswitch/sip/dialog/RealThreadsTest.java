package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.TimerValues;
import org.hookswitch.sip.transport.UdpTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Calls over real sockets, in real time, with every decision taken on a thread of its own: for what only real threads find,
 * deadlocks and lost updates. Timers are short, so that everything is over within seconds.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RealThreadsTest {

    private static final int CALLS = 400;

    private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Phaser open = new Phaser(1);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Test
    void callsDecidedByManyThreadsAllEndOnBothSides() {
        TimerValues quick = TimerValues.of(25);
        UdpTransport here = bind();
        UdpTransport there = bind();
        try (SipStack uac = SipStack.builder(new Callee())
                        .transport(here)
                        .timers(quick)
                        .build();
                SipStack uas = SipStack.builder(new Callee())
                        .transport(there)
                        .timers(quick)
                        .build()) {
            SipUri target = SipUri.of("bob", "127.0.0.1", there.localAddress().getPort());
            NameAddr from = NameAddr.of(SipUri.of("alice", "127.0.0.1"));
            for (int i = 0; i < CALLS; i++) {
                SipRequest invite = uac.request(SipMethod.INVITE, target, from, NameAddr.of(target))
                        .body(MediaType.SDP, Phone.SDP)
                        .build();
                open.register();
                InviteClient call = uac.invite(invite, new Caller());
                if (i % 3 == 0) {
                    sometime(() -> call.cancel());
                }
            }
            open.arriveAndAwaitAdvance();
            await(uac);
            await(uas);
            assertThat(wrong).isEmpty();
            assertThat(answered.get() + failed.get()).isEqualTo(CALLS);
            assertThat(answered.get()).isPositive();
        } finally {
            users.shutdownNow();
        }
    }

    private static UdpTransport bind() {
        return UdpTransport.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    }

    /**
     * Until there is no dialog, and every transaction only waits for its last timer, of which each has one; the test's
     * timeout ends it otherwise.
     */
    private static void await(SipStack stack) {
        while (stack.dialogCount() > 0
                || stack.wheel().size()
                        != stack.transactions().clientCount()
                                + stack.transactions().serverCount()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void sometime(Runnable what) {
        users.execute(() -> {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000_000));
            what.run();
        });
    }

    private final class Caller implements InviteClientHandler, SessionHandler {
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        public void answered(InviteClient call, Session session, SipResponse response) {
            answered.incrementAndGet();
            session.handler(this);
            sometime(() -> session.update(u -> {}, ResponseHandler.IGNORE));
            sometime(() -> session.reinvite(Phone.SDP, new Change()));
            sometime(session::bye);
        }

        @Override
        public void failed(InviteClient call, Failure failure) {
            failed.incrementAndGet();
            end();
        }

        @Override
        public void ended(Session session, Ending ending) {
            end();
        }

        private void end() {
            if (ends.incrementAndGet() > 1) {
                wrong.add("a call ended twice");
            }
            open.arriveAndDeregister();
        }
    }

    private final class Change implements InviteClientHandler {
        private final AtomicInteger told = new AtomicInteger();

        @Override
        public void answered(InviteClient call, Session session, SipResponse response) {
            tell();
        }

        @Override
        public void failed(InviteClient call, Failure failure) {
            tell();
        }

        private void tell() {
            if (told.incrementAndGet() > 1) {
                wrong.add("a change was told twice");
            }
        }
    }

    private final class Callee implements SipListener {
        @Override
        public void invite(InviteServer call) {
            call.session().handler(new Answering());
            sometime(() -> {
                call.reliably(ThreadLocalRandom.current().nextBoolean());
                call.ring();
                sometime(() -> {
                    if (ThreadLocalRandom.current().nextInt(10) == 0) {
                        call.reject(486);
                    } else if (call.answer(Phone.SDP)
                            && ThreadLocalRandom.current().nextInt(4) == 0) {
                        sometime(call.session()::bye);
                    }
                });
            });
        }

        @Override
        public void request(ServerTransaction transaction) {
            transaction.respond(200);
        }
    }

    private final class Answering implements SessionHandler {
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        public void ended(Session session, Ending ending) {
            if (ends.incrementAndGet() > 1) {
                wrong.add("a session ended twice");
            }
        }

        @Override
        public void reinvite(Session session, InviteServer invite) {
            sometime(() -> invite.answer(Phone.SDP));
        }
    }
}
