package org.hookswitch.pbx.dial;

import org.hookswitch.pbx.HangupCause;

/** What came of a call that the switch placed: the words of ORIGINATE_STATUS, and the numbers that managers are told. */
public enum OriginateResult {
    /** It was answered, or there is early media and that is enough. */
    SUCCESS(4),
    /** Nothing could be called, or the call was lost for another reason than the following. */
    FAILED(0),
    BUSY(5),
    CONGESTION(8),
    /** The far end hung up, or somebody else ended the call, before an answer. */
    HANGUP(1),
    /** Nobody answered in time. */
    RINGING(3);

    private final int reason;

    OriginateResult(int reason) {
        this.reason = reason;
    }

    /** The number that the manager's event OriginateResponse gives as its reason. */
    public int reason() {
        return reason;
    }

    /** What a leg that ended with a cause makes of the call. */
    static OriginateResult of(HangupCause cause) {
        return switch (cause) {
            case USER_BUSY -> BUSY;
            case NORMAL_CIRCUIT_CONGESTION, SWITCH_CONGESTION -> CONGESTION;
            case NO_ANSWER, NO_USER_RESPONSE -> RINGING;
            case NORMAL_CLEARING, CALL_REJECTED -> HANGUP;
            default -> FAILED;
        };
    }
}
