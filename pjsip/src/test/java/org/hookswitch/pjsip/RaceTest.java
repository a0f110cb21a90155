package org.hookswitch.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.ChannelDriver.NoSuchDestination;
import org.hookswitch.pbx.ChannelDriver.OutgoingContext;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pjsip.kit.Await;
import org.hookswitch.pjsip.kit.Confs;
import org.hookswitch.pjsip.kit.TestCall;
import org.hookswitch.pjsip.kit.TestPhone;
import org.hookswitch.pjsip.kit.TestSwitch;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.sdp.Direction;
import org.junit.jupiter.api.Test;

/** Things that happen at once, again and again; what must hold is that nothing is left and nobody waits for ever. */
class RaceTest {

    private static final int TIMES = 25;

    private static final String PLAN = """
            [phones]
            exten => 602,1,Answer()
            exten => 602,2,Stay()
            exten => bob,1,Dial(PJSIP/bob)
            """;

    private static void aMomentLater(Random random) {
        LockSupport.parkNanos(random.nextInt(2_000_000));
    }

    /** Does several things at the same time. */
    private static void together(List<Runnable> actions) {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (Runnable action : actions) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                action.run();
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void aCancelMayCrossTheAnswer() {
        Random random = new Random(1);
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice"), PLAN)) {
            TestPhone alice = pbx.phone("alice");
            for (int i = 0; i < TIMES; i++) {
                TestCall call = alice.calls("602");
                aMomentLater(random);
                call.cancels();
                Await.until("an end", call::isOver);
                if (call.isUp()) {
                    call.hangsUp();
                }
                pbx.isQuiet();
            }
        }
    }

    @Test
    void theCalledMayAnswerAsTheCallerGivesUp() {
        Random random = new Random(2);
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice") + Confs.phone("bob"), PLAN)) {
            TestPhone alice = pbx.phone("alice");
            TestPhone bob = pbx.phone("bob").registers();
            for (int i = 0; i < TIMES; i++) {
                TestCall out = alice.calls("bob");
                TestCall in = bob.isCalled();
                boolean answerFirst = random.nextBoolean();
                together(List.of(
                        () -> {
                            if (!answerFirst) {
                                aMomentLater(new Random());
                            }
                            in.answers();
                        },
                        () -> {
                            if (answerFirst) {
                                aMomentLater(new Random());
                            }
                            out.cancels();
                        }));
                Await.until("an end", out::isOver);
                if (out.isUp()) {
                    out.hangsUp();
                }
                pbx.isQuiet();
            }
        }
    }

    @Test
    void bothSidesMayHangUpAtOnce() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice") + Confs.phone("bob"), PLAN)) {
            TestPhone alice = pbx.phone("alice");
            TestPhone bob = pbx.phone("bob").registers();
            for (int i = 0; i < TIMES; i++) {
                TestCall out = alice.calls("bob");
                TestCall in = bob.isCalled();
                in.answers();
                out.isAnswered();
                together(List.of(out::hangsUp, in::hangsUp));
                out.ends();
                in.ends();
                pbx.isQuiet();
            }
        }
    }

    @Test
    void theSwitchMayHangUpAsThePhoneDoes() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice"), PLAN)) {
            TestPhone alice = pbx.phone("alice");
            for (int i = 0; i < TIMES; i++) {
                TestCall call = alice.calls("602");
                call.isAnswered();
                Channel channel = pbx.channel();
                together(List.of(call::hangsUp, () -> channel.hangup(HangupCause.NORMAL_CLEARING, "test")));
                call.ends();
                pbx.isQuiet();
            }
        }
    }

    @Test
    void aCallMayBeGivenUpWhileItIsBegun() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("bob"), PLAN)) {
            TestPhone bob = pbx.phone("bob").registers();
            for (int i = 0; i < TIMES; i++) {
                Channel leg = leg(pbx);
                leg.device().call();
                if (i % 2 == 0) {
                    aMomentLater(new Random());
                }
                pbx.pbx().release(leg, HangupCause.NORMAL_CLEARING);
                Await.until("no dialog", () -> pbx.driver().stack().dialogCount() == 0);
                Await.until("no port", () -> pbx.driver().rtp().portsInUse() == 0);
            }
            while (!bob.isIdle()) {
                bob.isCalled().isCancelled();
            }
        }
    }

    private static Channel leg(TestSwitch pbx) {
        try {
            return pbx.driver().create(pbx.pbx(), "bob", new OutgoingContext(null, "1"));
        } catch (NoSuchDestination e) {
            throw new AssertionError(e);
        }
    }

    /** Both change the call at once: one or both are told 491 and try again later (RFC 3261 §14.1). */
    @Test
    void bothSidesMayChangeTheCallAtOnce() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("bob", "send_pai=yes"), PLAN)) {
            TestPhone bob = pbx.phone("bob").registers();
            Channel leg = leg(pbx);
            leg.device().call();
            TestCall in = bob.isCalled();
            in.answers();
            Signal signal = leg.next(Clock.NEVER);
            while (!(signal instanceof Signal.Answered)) {
                signal = leg.next(Clock.NEVER);
            }
            for (int i = 0; i < 2; i++) {
                String number = "40" + i;
                Direction direction = i % 2 == 0 ? Direction.SENDONLY : Direction.SENDRECV;
                together(List.of(
                        () -> leg.tell(ConnectedLine.NONE.withId(PartyId.of("Dora", number))),
                        () -> assertThat(in.changes(direction)).isIn(200, 491)));
                Await.until(
                        "told of " + number,
                        () -> in.requests().stream()
                                .anyMatch(request -> request.text(HeaderName.P_ASSERTED_IDENTITY)
                                        .filter(told -> told.contains(number))
                                        .isPresent()));
            }
            pbx.pbx().release(leg, HangupCause.NORMAL_CLEARING);
            in.isHungUp();
        }
    }

    @Test
    void manyCallsAtOnceLeaveNothing() {
        try (TestSwitch pbx = TestSwitch.with(Confs.phone("alice") + Confs.phone("bob"), PLAN)) {
            TestPhone alice = pbx.phone("alice");
            TestPhone bob = pbx.phone("bob").registers();
            List<Runnable> callers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                callers.add(() -> {
                    TestCall out = alice.calls("bob");
                    switch (ThreadLocalRandom.current().nextInt(3)) {
                        case 0 -> out.cancels();
                        case 1 -> {
                            aMomentLater(new Random());
                            out.cancels();
                        }
                        default -> {}
                    }
                    Await.until("an end", out::isOver);
                    if (out.isUp()) {
                        out.hangsUp();
                        out.ends();
                    }
                });
                callers.add(() -> {
                    TestCall in = bob.mayBeCalled();
                    if (in != null) {
                        in.answers();
                    }
                });
            }
            together(callers);
        }
    }
}
