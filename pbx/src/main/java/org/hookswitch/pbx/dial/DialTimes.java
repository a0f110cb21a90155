package org.hookswitch.pbx.dial;

import java.time.Duration;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;

/**
 * When a dialled call rang, progressed and was answered, and the variables of the caller that say so.
 *
 * <p>Used by the thread that dials.
 */
public final class DialTimes {

    private static final long NOT_YET = Long.MIN_VALUE;

    private final Channel caller;
    private final Clock clock;
    private long dialled = NOT_YET;
    private long ringing = NOT_YET;
    private long progress = NOT_YET;
    private long answered = NOT_YET;

    DialTimes(Channel caller) {
        this.caller = caller;
        this.clock = caller.pbx().clock();
    }

    /** Empties the variables of an earlier Dial. */
    void reset() {
        for (String name : new String[] {
            "DIALSTATUS",
            "DIALEDPEERNUMBER",
            "DIALEDPEERNAME",
            "FORWARDERNAME",
            "DIALEDTIME",
            "DIALEDTIME_MS",
            "ANSWEREDTIME",
            "ANSWEREDTIME_MS",
            "RINGTIME",
            "RINGTIME_MS",
            "PROGRESSTIME",
            "PROGRESSTIME_MS"
        }) {
            caller.variables().set(name, "");
        }
    }

    void dialled() {
        dialled = clock.nanos();
    }

    void rings() {
        if (ringing == NOT_YET) {
            ringing = clock.nanos();
            set("RINGTIME", ringing - dialled);
        }
    }

    void progresses() {
        if (progress == NOT_YET) {
            progress = clock.nanos();
            set("PROGRESSTIME", progress - dialled);
        }
    }

    void answered() {
        answered = clock.nanos();
    }

    /** Stores how long the call took in all, and how long it was answered; again at the end of the conversation. */
    public void conversationEnded() {
        store(Duration.ofNanos(answered == NOT_YET ? 0 : clock.nanos() - answered));
    }

    void store(Duration conversation) {
        if (dialled == NOT_YET) {
            return;
        }
        set("DIALEDTIME", clock.nanos() - dialled);
        if (answered != NOT_YET) {
            set("ANSWEREDTIME", conversation.toNanos());
        }
    }

    private void set(String name, long nanos) {
        long millis = nanos / 1_000_000;
        caller.variable(name, Long.toString(millis / 1000));
        caller.variable(name + "_MS", Long.toString(millis));
    }
}
