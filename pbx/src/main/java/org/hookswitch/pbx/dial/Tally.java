package org.hookswitch.pbx.dial;

import org.hookswitch.pbx.HangupCause;

/** Counts why legs were lost, and says what that makes of the whole call. Used by the thread that dials. */
final class Tally {

    private int lost;
    private int busy;
    private int congested;
    private int unavailable;
    private HangupCause cause = HangupCause.NOTDEFINED;

    void lose(HangupCause why) {
        lost++;
        cause = why;
        switch (why) {
            case USER_BUSY -> busy++;
            case NORMAL_CIRCUIT_CONGESTION -> congested++;
            case NO_ANSWER, NORMAL_CLEARING -> {}
            default -> unavailable++;
        }
    }

    /** The cause of the leg lost last. */
    HangupCause cause() {
        return cause;
    }

    /** What it comes to when no leg is left. */
    DialStatus status() {
        if (lost > busy + congested + unavailable) {
            return DialStatus.NOANSWER;
        }
        if (busy > 0) {
            return DialStatus.BUSY;
        }
        return congested > 0 ? DialStatus.CONGESTION : DialStatus.CHANUNAVAIL;
    }
}
