package org.hookswitch.sip.dialog;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.TransactionLimits;
import org.hookswitch.sip.transport.UdpTransport;

/**
 * Measures what a call costs: two stacks in one process over loopback UDP, INVITE, 180, 200, ACK, BYE, 200, as many at a
 * time as given. Not a test: {@code java … LoadMeasurement [calls] [at a time]}. The figures are for both ends together.
 */
public final class LoadMeasurement {

    private LoadMeasurement() {}

    public static void main(String[] args) throws InterruptedException {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int atATime = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        UdpTransport caller = UdpTransport.bind(loopback);
        UdpTransport callee = UdpTransport.bind(loopback);
        // Each call leaves two transactions for half a minute; nothing is to be refused here.
        var limits = new TransactionLimits(1_000_000, 5);
        try (SipStack uac = SipStack.builder(new Callee())
                        .transport(caller)
                        .limits(limits)
                        .build();
                SipStack uas = SipStack.builder(new Callee())
                        .transport(callee)
                        .limits(limits)
                        .build()) {
            SipUri target = SipUri.of("bob", "127.0.0.1", callee.localAddress().getPort());
            for (int round = 0; round < 4; round++) {
                run(uac, target, calls, atATime, round);
            }
            Runtime.getRuntime().gc();
            int left = uac.transactions().clientCount() + uas.transactions().serverCount();
            System.out.printf(
                    "%d client and %d server transactions wait for their end, in %d bytes of heap each%n",
                    uac.transactions().clientCount(),
                    uas.transactions().serverCount(),
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / left);
        }
    }

    private static void run(SipStack uac, SipUri target, int calls, int atATime, int round)
            throws InterruptedException {
        var permits = new Semaphore(atATime);
        var failed = new AtomicInteger();
        NameAddr from = NameAddr.of(SipUri.of("alice", "127.0.0.1"));
        double cpu = cpuMicros();
        double allocated = allocatedBytes();
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            permits.acquire();
            var invite = uac.request(SipMethod.INVITE, target, from, NameAddr.of(target))
                    .body(MediaType.SDP, Phone.SDP)
                    .build();
            uac.invite(invite, new Caller(permits, failed));
        }
        permits.acquire(atATime);
        long nanos = System.nanoTime() - start;
        System.out.printf(
                "round %d: %d calls, %d failed, %.0f calls/s, %.1f us CPU a call, %.1f kB allocated a call%n",
                round,
                calls,
                failed.get(),
                calls * 1e9 / nanos,
                (cpuMicros() - cpu) / calls,
                (allocatedBytes() - allocated) / 1e3 / calls);
    }

    private record Caller(Semaphore permits, AtomicInteger failures) implements InviteClientHandler, SessionHandler {
        @Override
        public void answered(InviteClient call, Session session, SipResponse response) {
            session.handler(this);
            session.bye();
        }

        @Override
        public void failed(InviteClient call, Failure failure) {
            failures.incrementAndGet();
            permits.release();
        }

        @Override
        public void ended(Session session, Ending ending) {
            permits.release();
        }
    }

    private static final class Callee implements SipListener {
        @Override
        public void invite(InviteServer call) {
            call.ring();
            call.answer(Phone.SDP);
        }

        @Override
        public void request(ServerTransaction transaction) {
            transaction.respond(200);
        }
    }

    private static double cpuMicros() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e3;
    }

    /** By reflection, since this room does not read the module that knows it; it is there on the class path. */
    private static double allocatedBytes() {
        try {
            Object threads = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            return (Long) Class.forName("com.sun.management.ThreadMXBean")
                    .getMethod("getTotalThreadAllocatedBytes")
                    .invoke(threads);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("run it on the class path of a full JDK", e);
        }
    }
}
