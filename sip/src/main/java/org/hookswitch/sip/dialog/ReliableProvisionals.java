package org.hookswitch.sip.dialog;

import java.util.ArrayDeque;
import java.util.concurrent.ThreadLocalRandom;
import org.hookswitch.sip.CSeq;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.RAck;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.hookswitch.sip.transaction.TimerWheel;
import org.jspecify.annotations.Nullable;

/**
 * The reliable provisional responses to one INVITE: one at a time, each repeated until its PRACK comes (RFC 3262 §3).
 *
 * <p>Threading: guarded by the call's lock.
 */
final class ReliableProvisionals {

    static final String TAG = "100rel";

    /** More than this waiting behind one that is not acknowledged: the oldest is left out. */
    private static final int WAITING = 8;

    private final ServerTransaction transaction;
    private final TimerWheel wheel;
    private final int t1;
    private final int giveUp;
    private final Runnable timer;
    private final Runnable unreachable;
    private final ArrayDeque<SipResponse> waiting = new ArrayDeque<>(2);

    private long rseq = ThreadLocalRandom.current().nextLong(1, 1 << 16);
    private @Nullable SipResponse unacknowledged;
    private int interval;
    private int elapsed;
    private TimerWheel.@Nullable Timeout timeout;

    /**
     * Of one INVITE.
     *
     * @param timer calls {@link #timerFired} within the lock
     * @param unreachable called within the lock when no PRACK came in 64·T1
     */
    ReliableProvisionals(
            ServerTransaction transaction, TimerWheel wheel, int t1, Runnable timer, Runnable unreachable) {
        this.transaction = transaction;
        this.wheel = wheel;
        this.t1 = t1;
        this.giveUp = 64 * t1;
        this.timer = timer;
        this.unreachable = unreachable;
    }

    /** Whether a 2xx must wait: an offer or answer in a provisional response is not acknowledged yet. */
    boolean holdsSuccess() {
        return (unacknowledged != null && unacknowledged.bodyLength() > 0)
                || waiting.stream().anyMatch(response -> response.bodyLength() > 0);
    }

    /** Sends a response, or has it wait for its turn. */
    void send(SipResponse response) {
        if (unacknowledged != null) {
            if (waiting.size() == WAITING) {
                waiting.poll();
            }
            waiting.add(response);
            return;
        }
        rseq++;
        SipResponse numbered = response.edit()
                .add(HeaderType.REQUIRE, TAG)
                .set(HeaderType.RSEQ, rseq)
                .build();
        unacknowledged = numbered;
        interval = t1;
        elapsed = 0;
        transaction.respond(numbered);
        timeout = wheel.start(interval, timer);
    }

    /**
     * A PRACK came.
     *
     * @return the response it acknowledges; null when it acknowledges none that waits for it
     */
    @Nullable
    SipResponse acknowledged(SipRequest prack) {
        SipResponse acknowledged = unacknowledged;
        CSeq cseq = transaction.request().cseq();
        boolean right = prack.first(HeaderType.RACK)
                .filter(new RAck(rseq, cseq.number(), cseq.method())::equals)
                .isPresent();
        if (acknowledged == null || !right) {
            return null;
        }
        stopTimer();
        unacknowledged = null;
        SipResponse next = waiting.poll();
        if (next != null) {
            send(next);
        }
        return acknowledged;
    }

    void timerFired() {
        SipResponse again = unacknowledged;
        if (again == null) {
            return;
        }
        elapsed += interval;
        if (elapsed >= giveUp) {
            stop();
            unreachable.run();
            return;
        }
        transaction.respond(again);
        interval = Math.min(2 * interval, giveUp - elapsed);
        timeout = wheel.start(interval, timer);
    }

    void stop() {
        stopTimer();
        unacknowledged = null;
        waiting.clear();
    }

    private void stopTimer() {
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
    }
}
