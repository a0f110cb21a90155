package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.VirtualTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Calls over a network that loses, doubles and reorders datagrams, with two users who do things at the wrong moment: ring,
 * answer, reject, cancel, change, hang up. Whatever happens, each handler's contract holds, both sides agree in the end that
 * there is no call, and no dialog, transaction or timer is left.
 */
class LossyNetworkTest {

    /** More with {@code -Dtest.jvm=-Druns=…}. */
    private static final int RUNS = Integer.getInteger("runs", 2000);

    private static final long CHAOS_MILLIS = 60_000;

    @Test
    void whateverTheNetworkAndTheUsersDoNothingIsLeftAndBothSidesAgree() {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(seed).play();
        }
    }

    @Test
    void overAGoodNetworkRacesOfUsersLeaveNothingEither() {
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed);
            run.network.misbehave(run.random, 0, 0, 50);
            run.play();
        }
    }

    /** One call, and what two users make of it. */
    private static final class Run {
        final int seed;
        final Random random;
        final VirtualTime time = new VirtualTime();
        final Network network = new Network(time);
        final User alice;
        final User bob;
        final List<String> story = new ArrayList<>();

        Run(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            network.misbehave(random, random.nextDouble() * 0.4, random.nextDouble() * 0.3, 1 + random.nextInt(700));
            alice = new User("alice", "192.0.2.1", this);
            bob = new User("bob", "192.0.2.9", this);
        }

        void play() {
            alice.call(bob);
            time.pass(CHAOS_MILLIS);
            network.behave();
            alice.finish();
            bob.finish();
            time.pass(80_000);
            alice.finish();
            bob.finish();
            time.pass(80_000);
            alice.check();
            bob.check();
            assertThat(time.wheel().size()).as("timers, %s", this).isZero();
        }

        void later(int withinMillis, Runnable what) {
            time.wheel().start(random.nextInt(withinMillis), what);
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + story;
        }
    }

    /** A user agent whose user is impatient. */
    private static final class User implements SipListener, InviteServerHandler, SessionHandler {
        final String name;
        final String address;
        final Run run;
        final SipStack stack;
        final List<Session> up = new ArrayList<>();
        final List<Session> over = new ArrayList<>();

        @Nullable
        InviteClient call;

        @Nullable
        InviteServer incoming;

        int answers;
        int failures;

        User(String name, String address, Run run) {
            this.name = name;
            this.address = address;
            this.run = run;
            this.stack = SipStack.builder(this)
                    .transport(run.network.port(address))
                    .wheel(run.time.wheel())
                    .build();
        }

        void note(String what) {
            run.story.add(run.time.millis() + " " + name + " " + what);
        }

        void call(User callee) {
            NameAddr me = NameAddr.of(SipUri.of(name, address));
            SipUri target = SipUri.of(callee.name, callee.address);
            SipRequest invite = stack.request(SipMethod.INVITE, target, me, NameAddr.of(target))
                    .body(MediaType.SDP, Phone.SDP)
                    .build();
            call = stack.invite(invite, new Caller());
            if (run.random.nextInt(3) == 0) {
                run.later(12_000, this::giveUp);
            }
        }

        private void giveUp() {
            if (call != null) {
                note("cancels: " + call.cancel());
            }
        }

        private final class Caller implements InviteClientHandler {
            @Override
            public void answered(InviteClient answered, Session session, SipResponse response) {
                note("hears the answer");
                answers++;
                sessionUp(session);
            }

            @Override
            public void failed(InviteClient failed, Failure failure) {
                note("hears of failure " + failure.status());
                failures++;
            }
        }

        /** The end of a change, told exactly once. */
        private final class Change implements InviteClientHandler {
            private boolean told;

            @Override
            public void answered(InviteClient change, Session session, SipResponse response) {
                tell();
            }

            @Override
            public void failed(InviteClient change, Failure failure) {
                tell();
                if (failure.status() == 491) {
                    sessionOf(change).ifPresent(s -> s.afterGlare(() -> s.reinvite(Phone.SDP, new Change())));
                }
            }

            private Optional<Session> sessionOf(InviteClient change) {
                return up.stream()
                        .filter(s ->
                                s.dialog().id().callId().equals(change.request().callId()))
                        .findFirst();
            }

            private void tell() {
                assertThat(told).as("a change told twice, %s", run).isFalse();
                told = true;
            }
        }

        @Override
        public void invite(InviteServer invite) {
            note("is called");
            assertThat(incoming).as("the same call twice, %s", run).isNull();
            incoming = invite;
            invite.handler(this);
            invite.session().handler(this);
            if (run.random.nextBoolean()) {
                invite.reliably(run.random.nextBoolean());
                run.later(3000, () -> note("rings: " + invite.ring()));
            }
            if (run.random.nextInt(4) == 0) {
                run.later(5000, () -> note("sends early media: " + invite.progress(Phone.SDP)));
            }
            switch (run.random.nextInt(8)) {
                case 0 -> run.later(10_000, () -> note("rejects: " + invite.reject(486)));
                case 1 -> {} // the phone rings and rings
                default -> run.later(10_000, () -> answer(invite));
            }
        }

        private void answer(InviteServer invite) {
            boolean inTime = invite.answer(Phone.SDP);
            note("answers: " + inTime);
            if (inTime) {
                sessionUp(invite.session());
            }
        }

        private void sessionUp(Session session) {
            session.handler(this);
            up.add(session);
            for (int i = run.random.nextInt(5); i > 0; i--) {
                run.later(20_000, () -> doSomething(session));
            }
        }

        private void doSomething(Session session) {
            switch (run.random.nextInt(6)) {
                case 0 -> session.bye();
                case 1 -> session.update(u -> u.body(MediaType.SDP, Phone.SDP), ResponseHandler.IGNORE);
                case 2 -> {
                    InviteClient change = session.reinvite(Phone.SDP, new Change());
                    if (run.random.nextBoolean()) {
                        run.later(1000, change::cancel);
                    }
                }
                case 3 -> {
                    if (session.isUp()) {
                        session.send(session.request(SipMethod.INFO).build(), ResponseHandler.IGNORE);
                    }
                }
                default -> session.reinvite(Phone.SDP, new Change());
            }
        }

        @Override
        public void reinvite(Session session, InviteServer invite) {
            if (run.random.nextBoolean()) {
                invite.answer(Phone.SDP);
            } else {
                run.later(4000, () -> {
                    if (run.random.nextInt(4) == 0) {
                        invite.reject(488);
                    } else {
                        invite.answer(Phone.SDP);
                    }
                });
            }
        }

        @Override
        public void update(Session session, ServerTransaction update) {
            update.respond(session.response(update, 200).build());
        }

        @Override
        public void request(Session session, ServerTransaction transaction) {
            transaction.respond(200);
        }

        @Override
        public void request(ServerTransaction transaction) {
            transaction.respond(200);
        }

        @Override
        public void cancelled(InviteServer invite, SipRequest by) {
            note("hears " + by.method());
            // An answer that waited for a PRACK was taken back by the caller.
            up.remove(invite.session());
        }

        @Override
        public void unreachable(InviteServer invite) {
            note("hears nothing");
            up.remove(invite.session());
        }

        @Override
        public void ended(Session session, Ending ending) {
            note("ends: " + ending.getClass().getSimpleName());
            assertThat(over).as("a session ended twice, %s", run).doesNotContain(session);
            over.add(session);
        }

        void finish() {
            if (call != null) {
                call.cancel();
            }
            if (incoming != null) {
                incoming.reject(480);
            }
            up.forEach(Session::bye);
        }

        void check() {
            assertThat(over).as("%s: sessions that ended, %s", name, run).containsExactlyInAnyOrderElementsOf(up);
            if (call != null) {
                assertThat(answers + failures).as("told once, %s", run).isEqualTo(1);
            }
            assertThat(stack.dialogCount()).as("%s: dialogs, %s", name, run).isZero();
            assertThat(stack.transactions().clientCount())
                    .as("%s: client transactions, %s", name, run)
                    .isZero();
            assertThat(stack.transactions().serverCount())
                    .as("%s: server transactions, %s", name, run)
                    .isZero();
        }
    }
}
