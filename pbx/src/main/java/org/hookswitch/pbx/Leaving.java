package org.hookswitch.pbx;

import java.util.Optional;
import org.hookswitch.pbx.handler.Routine;
import org.jspecify.annotations.Nullable;

/**
 * Why a channel has to leave what it does: it is hung up, it is sent elsewhere, or the routine that runs on it was ended.
 * State rather than signals, so nothing of it can be lost.
 *
 * <p>Any thread. Changes are guarded by the object's own lock, which is held for a few instructions only.
 */
final class Leaving {

    private volatile @Nullable HangupCause asked;
    private volatile boolean ignored;
    private volatile boolean deviceGone;
    private volatile @Nullable Place redirectTo;
    private volatile @Nullable Routine routine;
    private volatile boolean closed;
    private volatile HangupCause cause = HangupCause.NOTDEFINED;
    private volatile String source = "";

    /** Asks for the end; false when it was asked for before. */
    synchronized boolean hangup(HangupCause why, String by) {
        if (asked != null || closed) {
            return false;
        }
        asked = why;
        cause = why;
        source = by;
        return true;
    }

    /** Notes that the far side is gone; false when the channel has ended already. */
    synchronized boolean deviceGone(HangupCause why, String by) {
        if (closed) {
            return false;
        }
        deviceGone = true;
        if (asked == null) {
            asked = why;
            cause = why;
            source = by;
        }
        return true;
    }

    /** Sends the channel elsewhere; false when it is too late. */
    synchronized boolean redirect(Place place) {
        if (asked != null || closed) {
            return false;
        }
        redirectTo = place;
        return true;
    }

    synchronized Optional<Place> takeRedirect() {
        Place to = redirectTo;
        redirectTo = null;
        return Optional.ofNullable(to);
    }

    /** Marks the channel as ended; false when it was. */
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /** Whether whoever controls the channel shall stop and return. A channel that is hung up goes nowhere else. */
    boolean mustLeave() {
        Routine running = routine;
        if (running != null && running.isEnded()) {
            return true;
        }
        if (asked != null) {
            return !ignored && (running == null || !running.stage().runsAfterHangup());
        }
        return redirectTo != null;
    }

    boolean isHungUp() {
        return asked != null;
    }

    boolean isDeviceGone() {
        return deviceGone || closed;
    }

    boolean isRedirected() {
        return redirectTo != null;
    }

    boolean isClosed() {
        return closed;
    }

    void ignoreHangup(boolean ignore) {
        ignored = ignore;
    }

    HangupCause cause() {
        return cause;
    }

    void cause(HangupCause newCause) {
        cause = newCause;
    }

    String source() {
        return source;
    }

    void source(String by) {
        source = by;
    }

    @Nullable
    Routine routine() {
        return routine;
    }

    void routine(@Nullable Routine running) {
        routine = running;
    }
}
