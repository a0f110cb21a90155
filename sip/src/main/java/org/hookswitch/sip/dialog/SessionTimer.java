package org.hookswitch.sip.dialog;

import java.util.Optional;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.MessageBuilder;
import org.hookswitch.sip.SessionExpires;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transaction.TimerWheel;
import org.jspecify.annotations.Nullable;

/**
 * The session timer of one session: who refreshes it, and when it is over (RFC 4028).
 *
 * <p>Every 2xx to an INVITE or UPDATE, in either direction, sets it anew. Threading: guarded by the session's lock.
 */
final class SessionTimer {

    private static final String TAG = "timer";
    private static final String UAC = "uac";
    private static final String UAS = "uas";

    /** Longer than this is as good as never, and keeps milliseconds within an int. */
    private static final int MAX_SECONDS = 1_000_000;

    private final Session session;
    private final TimerWheel wheel;
    private int seconds;
    private boolean weRefresh;
    private boolean peerAllowsUpdate;

    /** What we last described, to say it again in a re-INVITE that only refreshes. */
    private byte @Nullable [] description;

    private TimerWheel.@Nullable Timeout refresh;
    private TimerWheel.@Nullable Timeout expiry;

    SessionTimer(Session session, TimerWheel wheel) {
        this.session = session;
        this.wheel = wheel;
    }

    /** The headers of an INVITE that begins a session (§7.1). */
    static void ask(MessageBuilder<?> invite, SessionTimers wanted) {
        if (wanted.mode() == SessionTimers.Mode.ASK && !invite.has(HeaderName.SESSION_EXPIRES)) {
            invite.set(HeaderType.SESSION_EXPIRES, SessionExpires.of(wanted.expiresSeconds()));
            invite.set(HeaderType.MIN_SE, SessionExpires.of(wanted.minSeconds()));
        }
    }

    /** The request once more with the interval that a 422 wants (§7.4); empty when it had none, or the 422 names none. */
    static Optional<SipRequest> raised(SipRequest request, SipResponse response) {
        Optional<SessionExpires> wanted = response.first(HeaderType.MIN_SE);
        Optional<SessionExpires> asked = request.first(HeaderType.SESSION_EXPIRES);
        if (wanted.isEmpty() || asked.isEmpty()) {
            return Optional.empty();
        }
        long seconds = wanted.get().seconds();
        return Optional.of(request.edit()
                .set(
                        HeaderType.SESSION_EXPIRES,
                        new SessionExpires(seconds, asked.get().params()))
                .set(HeaderType.MIN_SE, SessionExpires.of(seconds))
                .build());
    }

    /** Whether a request's interval is below what we accept, so that it must be answered 422 with our Min-SE (§9). */
    static boolean tooShort(SipRequest request, SessionTimers wanted) {
        return wanted.mode() != SessionTimers.Mode.OFF
                && request.headers().has(HeaderName.SESSION_EXPIRES)
                && Extensions.supports(request, TAG)
                && request.first(HeaderType.SESSION_EXPIRES)
                        .filter(interval -> interval.seconds() < wanted.minSeconds())
                        .isPresent();
    }

    /** Whether a 2xx to this request has a Session-Expires. */
    static boolean concerns(SipRequest request, SessionTimers wanted) {
        return wanted.mode() == SessionTimers.Mode.ASK
                || (wanted.mode() == SessionTimers.Mode.ACCEPT
                        && request.headers().has(HeaderName.SESSION_EXPIRES));
    }

    /** The headers of a re-INVITE or UPDATE of ours (§7.2, §10): the roles stay as they are. */
    void writeRequest(MessageBuilder<?> request) {
        if (seconds > 0 && !request.has(HeaderName.SESSION_EXPIRES)) {
            request.set(HeaderType.SESSION_EXPIRES, SessionExpires.of(seconds, weRefresh ? UAC : UAS));
        }
    }

    /** Whether a 2xx of ours to the request sets the timer, or stops it. */
    boolean isSetBy(SipRequest request) {
        return seconds > 0 || concerns(request, wanted());
    }

    /** The headers of our 2xx to an INVITE or UPDATE (§9); sets the timer. */
    void writeResponse(SipRequest request, MessageBuilder<?> response) {
        SessionTimers wanted = wanted();
        if (!concerns(request, wanted)) {
            stop();
            return;
        }
        Optional<SessionExpires> asked = request.first(HeaderType.SESSION_EXPIRES);
        int agreed = asked.map(SessionTimer::clamped).orElse(wanted.expiresSeconds());
        // A peer that does not know timers cannot refresh; one that does, does, unless it wants us to.
        boolean peer = Extensions.supports(request, TAG)
                && asked.flatMap(SessionExpires::refresher).filter(UAS::equals).isEmpty();
        response.set(HeaderType.SESSION_EXPIRES, SessionExpires.of(agreed, peer ? UAC : UAS));
        if (peer) {
            response.set(HeaderName.REQUIRE, TAG);
        }
        start(agreed, !peer);
    }

    /** The peer's 2xx to an INVITE or UPDATE of ours (§7.2). */
    void read(SipResponse response) {
        Optional<SessionExpires> agreed = response.first(HeaderType.SESSION_EXPIRES);
        if (agreed.isEmpty() || agreed.get().seconds() == 0 || wanted().mode() == SessionTimers.Mode.OFF) {
            stop();
        } else {
            start(
                    clamped(agreed.get()),
                    agreed.get().refresher().filter(UAS::equals).isEmpty());
        }
    }

    /** Notes whether the peer can be refreshed by UPDATE. */
    void heard(SipMessage message) {
        if (message.headers().has(HeaderName.ALLOW)) {
            peerAllowsUpdate = message.all(HeaderType.ALLOW).contains("UPDATE");
        }
    }

    /** Notes what a message of ours describes. */
    void described(SipMessage ours) {
        if (wanted().mode() != SessionTimers.Mode.OFF && ours.hasBody(MediaType.SDP)) {
            description = ours.body();
        }
    }

    /** §7.4: by UPDATE without an offer where the peer can, else by a re-INVITE that offers what there is already. */
    private void refresh() {
        if (!session.isUp()) {
            return;
        }
        if (peerAllowsUpdate) {
            session.update(update -> {}, ResponseHandler.IGNORE);
        } else if (description != null) {
            byte[] same = description;
            session.reinvite(invite -> invite.body(MediaType.SDP, same), new Refresh());
        }
    }

    private final class Refresh implements InviteClientHandler {
        @Override
        public void answered(InviteClient call, Session refreshed, SipResponse response) {}

        @Override
        public void failed(InviteClient call, Failure failure) {
            if (failure.status() == 491) {
                session.afterGlare(() -> session.serial().run(SessionTimer.this::refresh));
            }
        }
    }

    private SessionTimers wanted() {
        return session.dialog().options().sessionTimers();
    }

    void stop() {
        seconds = 0;
        stop(refresh);
        stop(expiry);
        refresh = null;
        expiry = null;
    }

    private void start(int interval, boolean ours) {
        stop();
        seconds = interval;
        weRefresh = ours;
        if (ours) {
            refresh = wheel.start(interval * 500L, () -> session.serial().run(this::refresh));
        }
        expiry = wheel.start((interval - Math.min(32, interval / 3)) * 1000L, session::expired);
    }

    private static void stop(TimerWheel.@Nullable Timeout timeout) {
        if (timeout != null) {
            timeout.cancel();
        }
    }

    private static int clamped(SessionExpires interval) {
        return (int) Math.min(MAX_SECONDS, interval.seconds());
    }
}
