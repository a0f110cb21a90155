package org.hookswitch.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SessionExpires;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.junit.jupiter.api.Test;

/** RFC 4028, both ends. */
class SessionTimerTest {

    private final TwoPhones on = new TwoPhones();
    private final Phone alice = on.alice;
    private final Phone bob = on.bob;

    private void callAsking(SessionTimers timers) {
        bob.onInvite = call -> call.answer(Phone.SDP);
        alice.stack.invite(alice.invitation(bob), RequestOptions.NONE.withSessionTimers(timers), alice);
        on.time.pass(100);
        on.network.forget();
    }

    @Test
    void theCallerRefreshesByUpdateAtHalfTimeForAsLongAsTheCallLasts() {
        callAsking(new SessionTimers(SessionTimers.Mode.ASK, 600, 90));
        on.time.pass(299_000);
        assertThat(on.network.log()).isEmpty();
        on.time.pass(2000);
        assertThat(on.network.log()).containsExactly("1>9 UPDATE", "9>1 200 UPDATE");
        on.time.pass(3600_000);
        assertThat(alice.session().isUp()).isTrue();
        assertThat(bob.session().isUp()).isTrue();
        assertThat(on.network.log().stream().filter("1>9 UPDATE"::equals)).hasSize(13);
        alice.session().bye();
        on.assertNothingIsLeft();
    }

    @Test
    void theAnswerSaysWhoRefreshesAndRequiresTheTimerOfTheCaller() {
        callAsking(SessionTimers.ASK);
        SipResponse ok = alice.response();
        assertThat(ok.first(HeaderType.SESSION_EXPIRES)).contains(SessionExpires.of(1800, "uac"));
        assertThat(ok.all(HeaderType.REQUIRE)).containsExactly("timer");
    }

    @Test
    void aPeerThatHasGoneEndsTheCallBeforeTheIntervalIsOver() {
        callAsking(new SessionTimers(SessionTimers.Mode.ASK, 600, 90));
        on.network.drop(m -> true);
        on.time.pass(600_000 - 32_000 + 100);
        assertThat(bob.told).endsWith("lost EXPIRED");
        assertThat(alice.told).endsWith("lost SILENT_PEER");
        on.network.dropNothing();
        on.assertNothingIsLeft();
    }

    @Test
    void withoutUpdateTheSessionIsRefreshedByAReinviteWithTheSameDescription() {
        var old = new Phone(
                "carol",
                "192.0.2.5",
                on.network.port("192.0.2.5"),
                on.time,
                builder -> builder.allowed(List.of("INVITE", "ACK", "BYE", "CANCEL")));
        var offers = new ArrayList<String>();
        old.onInvite = call -> call.answer(Phone.SDP);
        old.onReinvite = invite -> {
            offers.add(invite.request().bodyText());
            invite.answer(Phone.SDP);
        };
        alice.stack.invite(
                alice.invitation(old),
                RequestOptions.NONE.withSessionTimers(new SessionTimers(SessionTimers.Mode.ASK, 600, 90)),
                alice);
        on.time.pass(1000_000);
        assertThat(offers).containsExactly(Phone.SDP, Phone.SDP, Phone.SDP);
        assertThat(alice.session().isUp()).isTrue();
        alice.session().bye();
        on.assertNothingIsLeft();
    }

    @Test
    void anIntervalThatIsTooSmallIsRaised() {
        var strict = new Phone(
                "carol",
                "192.0.2.5",
                on.network.port("192.0.2.5"),
                on.time,
                builder -> builder.incoming(RequestOptions.NONE.withSessionTimers(
                        new SessionTimers(SessionTimers.Mode.ACCEPT, 1800, 900))));
        strict.onInvite = call -> call.answer(Phone.SDP);
        alice.stack.invite(
                alice.invitation(strict),
                RequestOptions.NONE.withSessionTimers(new SessionTimers(SessionTimers.Mode.ASK, 600, 90)),
                alice);
        on.time.pass(200);
        assertThat(on.network.log())
                .containsExactly("1>5 INVITE", "5>1 422 INVITE", "1>5 ACK", "1>5 INVITE", "5>1 200 INVITE", "1>5 ACK");
        assertThat(alice.told).containsExactly("answered");
        assertThat(alice.response().first(HeaderType.SESSION_EXPIRES)).contains(SessionExpires.of(900, "uac"));
    }

    @Test
    void aPeerThatAsksForNothingHasNoTimer() {
        on.connect();
        on.time.pass(24 * 3600_000L);
        assertThat(alice.session().isUp()).isTrue();
        assertThat(on.time.wheel().size()).isZero();
    }

    @Test
    void withoutTheWishTheAnswerSaysNothingOfIt() {
        bob.onInvite = call -> {
            call.session().dialog().use(RequestOptions.NONE.withSessionTimers(SessionTimers.OFF));
            call.answer(Phone.SDP);
        };
        alice.stack.invite(alice.invitation(bob), RequestOptions.NONE.withSessionTimers(SessionTimers.ASK), alice);
        on.time.pass(100);
        assertThat(alice.response().headers().has(HeaderName.SESSION_EXPIRES)).isFalse();
        assertThat(on.time.wheel().size()).isLessThan(5);
    }

    @Test
    void aCallerThatWantsUsToRefreshHasUsRefresh() {
        bob.onInvite = call -> call.answer(Phone.SDP);
        SipRequest invite = alice.invitation(bob)
                .edit()
                .set(HeaderType.SESSION_EXPIRES, SessionExpires.of(300, "uas"))
                .build();
        alice.stack.invite(invite, alice);
        on.time.pass(151_000);
        assertThat(on.network.log()).contains("9>1 UPDATE");
        assertThat(bob.session().isUp()).isTrue();
    }

    @Test
    void aCallerWithoutTimersIsRefreshedByUsWhenWeWantIt() {
        bob.onInvite = call -> {
            call.session()
                    .dialog()
                    .use(RequestOptions.NONE.withSessionTimers(new SessionTimers(SessionTimers.Mode.ASK, 300, 90)));
            call.answer(Phone.SDP);
        };
        SipRequest plain =
                alice.invitation(bob).edit().set(HeaderName.SUPPORTED, "100rel").build();
        alice.stack.invite(plain, alice);
        on.time.pass(151_000);
        assertThat(on.network.log()).contains("9>1 UPDATE");
    }

    @Test
    void aRefreshKeepsTheRoles() {
        callAsking(new SessionTimers(SessionTimers.Mode.ASK, 600, 90));
        var seen = new ArrayList<String>();
        on.network.drop(m -> {
            if (m.cseq().method().equals(SipMethod.UPDATE)) {
                m.first(HeaderType.SESSION_EXPIRES).ifPresent(e -> seen.add(e.toString()));
            }
            return false;
        });
        bob.session().update(update -> {}, bob);
        on.time.pass(1000);
        assertThat(seen).containsExactly("600;refresher=uas", "600;refresher=uas");
        on.time.pass(300_000);
        assertThat(on.network.log().stream().filter("1>9 UPDATE"::equals)).hasSize(1);
        assertThat(on.network.log().stream().filter("9>1 UPDATE"::equals)).hasSize(1);
    }

    @Test
    void intervalsBelowTheRfcsMinimumAreRefusedAtOnce() {
        assertThatThrownBy(() -> new SessionTimers(SessionTimers.Mode.ASK, 60, 60))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
