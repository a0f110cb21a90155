package org.hookswitch.sip.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.MessageBuilder;
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
    private static final long MAX_SECONDS = Integer.MAX_VALUE;

    /** The value of a Session-Expires header. */
    private record Interval(int seconds, Optional<String> refresher) {}

    private final Session session;
    private final TimerWheel wheel;
    private int seconds;
    private boolean weRefresh;
    private TimerWheel.@Nullable Timeout refresh;
    private TimerWheel.@Nullable Timeout expiry;

    SessionTimer(Session session, TimerWheel wheel) {
        this.session = session;
        this.wheel = wheel;
    }

    /** The headers of an INVITE that begins a session (§7.1). */
    static void ask(MessageBuilder<?> invite, SessionTimers wanted) {
        if (wanted.mode() == SessionTimers.Mode.ASK && !invite.has(HeaderName.SESSION_EXPIRES)) {
            invite.set(HeaderName.SESSION_EXPIRES, Integer.toString(wanted.expiresSeconds()));
            invite.set(HeaderName.MIN_SE, Integer.toString(wanted.minSeconds()));
        }
    }

    /** The request once more with the interval that a 422 wants (§7.4); empty when it had none, or the 422 names none. */
    static Optional<SipRequest> raised(SipRequest request, SipResponse response) {
        int wanted = number(response.text(HeaderName.MIN_SE));
        Optional<Interval> asked = interval(request);
        if (wanted <= 0 || asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(request.edit()
                .set(HeaderName.SESSION_EXPIRES, wanted + suffix(asked.get().refresher()))
                .set(HeaderName.MIN_SE, Integer.toString(wanted))
                .build());
    }

    /** Whether a request's interval is below what we accept, so that it must be answered 422 with our Min-SE (§9). */
    static boolean tooShort(SipRequest request, SessionTimers wanted) {
        return wanted.mode() != SessionTimers.Mode.OFF
                && supports(request)
                && interval(request)
                        .filter(i -> i.seconds() < wanted.minSeconds())
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
            request.set(HeaderName.SESSION_EXPIRES, seconds + (weRefresh ? ";refresher=uac" : ";refresher=uas"));
        }
    }

    /** The headers of our 2xx to an INVITE or UPDATE (§9); sets the timer. */
    void writeResponse(SipRequest request, MessageBuilder<?> response, SessionTimers wanted) {
        Optional<Interval> asked = interval(request);
        boolean peerSupports = supports(request);
        boolean wantIt = wanted.mode() == SessionTimers.Mode.ASK || asked.isPresent();
        if (wanted.mode() == SessionTimers.Mode.OFF || !wantIt) {
            stop();
            return;
        }
        int agreed = asked.isPresent() ? asked.get().seconds() : wanted.expiresSeconds();
        // A peer that does not know timers cannot refresh; one that does, does, unless it wants us to.
        boolean uac = peerSupports
                && asked.flatMap(Interval::refresher).filter("uas"::equals).isEmpty();
        response.set(HeaderName.SESSION_EXPIRES, agreed + (uac ? ";refresher=uac" : ";refresher=uas"));
        if (uac) {
            response.set(HeaderName.REQUIRE, TAG);
        }
        start(agreed, !uac);
    }

    /** The peer's 2xx to an INVITE or UPDATE of ours (§7.2). */
    void read(SipResponse response, SessionTimers wanted) {
        Optional<Interval> agreed = interval(response);
        if (agreed.isEmpty() || wanted.mode() == SessionTimers.Mode.OFF) {
            stop();
        } else {
            start(
                    agreed.get().seconds(),
                    agreed.get().refresher().filter("uas"::equals).isEmpty());
        }
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
            refresh = wheel.start(interval * 500L, session::refreshDue);
        }
        expiry = wheel.start((interval - Math.min(32, interval / 3)) * 1000L, session::expired);
    }

    private static void stop(TimerWheel.@Nullable Timeout timeout) {
        if (timeout != null) {
            timeout.cancel();
        }
    }

    private static Optional<Interval> interval(SipMessage message) {
        Optional<String> text = message.text(HeaderName.SESSION_EXPIRES);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.get().split(";", -1));
        int seconds = number(Optional.of(parts.getFirst()));
        if (seconds <= 0) {
            return Optional.empty();
        }
        Optional<String> refresher = parts.stream()
                .skip(1)
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> part.startsWith("refresher="))
                .map(part -> part.substring("refresher=".length()))
                .findFirst();
        return Optional.of(new Interval(seconds, refresher));
    }

    private static String suffix(Optional<String> refresher) {
        return refresher.map(who -> ";refresher=" + who).orElse("");
    }

    static boolean supports(SipMessage message) {
        return Extensions.supports(message, TAG);
    }

    private static int number(Optional<String> text) {
        String digits = text.map(t -> t.split(";", 2)[0].strip()).orElse("");
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return (int) Math.min(MAX_SECONDS, Long.parseLong(digits));
    }
}
