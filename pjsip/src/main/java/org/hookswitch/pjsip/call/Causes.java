package org.hookswitch.pjsip.call;

import java.util.Optional;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.Reason;
import org.hookswitch.sip.SipMessage;

/**
 * What a SIP status means as a cause, and a cause as a status; what the Reason header says of either. Stateless.
 *
 * <p>Follows the page "Hangup Cause Mappings" of Asterisk's documentation, and RFC 3326 for Reason.
 */
final class Causes {

    /** RFC 3326 §2: the call was answered by somebody else. */
    private static final int COMPLETED_ELSEWHERE = 200;

    /** What a call is refused with when nothing better is known. */
    private static final int DECLINED = 603;

    private Causes() {}

    /** Why a leg ended whose INVITE was answered so; a Reason header knows better than the status. */
    static HangupCause of(int status, SipMessage response) {
        return reason(response).orElseGet(() -> of(status));
    }

    /** Why a leg ended whose INVITE was answered so. */
    static HangupCause of(int status) {
        return switch (status) {
            case 401, 403, 407, 603 -> HangupCause.CALL_REJECTED;
            case 404, 485, 604 -> HangupCause.UNALLOCATED;
            case 408 -> HangupCause.NO_USER_RESPONSE;
            case 409 -> HangupCause.NORMAL_TEMPORARY_FAILURE;
            case 410 -> HangupCause.NUMBER_CHANGED;
            case 420 -> HangupCause.NO_ROUTE_DESTINATION;
            case 480, 483 -> HangupCause.NO_ANSWER;
            case 484 -> HangupCause.INVALID_NUMBER_FORMAT;
            case 486, 600 -> HangupCause.USER_BUSY;
            case 488, 606 -> HangupCause.BEARERCAPABILITY_NOTAVAIL;
            case 500 -> HangupCause.NETWORK_OUT_OF_ORDER;
            case 501 -> HangupCause.FACILITY_REJECTED;
            case 502 -> HangupCause.DESTINATION_OUT_OF_ORDER;
            case 504 -> HangupCause.RECOVERY_ON_TIMER_EXPIRE;
            case 505 -> HangupCause.INTERWORKING;
            default ->
                switch (status / 100) {
                    case 4, 6 -> HangupCause.INTERWORKING;
                    case 5 -> HangupCause.NORMAL_CIRCUIT_CONGESTION;
                    default -> HangupCause.NORMAL_CLEARING;
                };
        };
    }

    /** How an INVITE is refused for a cause. */
    static int status(HangupCause cause) {
        return switch (cause) {
            case UNALLOCATED, NO_ROUTE_DESTINATION, NO_ROUTE_TRANSIT_NET -> 404;
            case USER_BUSY -> 486;
            case NO_USER_RESPONSE -> 408;
            case NO_ANSWER, SUBSCRIBER_ABSENT, NORMAL_UNSPECIFIED -> 480;
            case CALL_REJECTED -> 403;
            case NUMBER_CHANGED -> 410;
            case INVALID_NUMBER_FORMAT -> 484;
            case FACILITY_REJECTED -> 501;
            case NORMAL_CIRCUIT_CONGESTION, SWITCH_CONGESTION, CHAN_NOT_IMPLEMENTED -> 503;
            case DESTINATION_OUT_OF_ORDER -> 502;
            case BEARERCAPABILITY_NOTAVAIL, BEARERCAPABILITY_NOTIMPL -> 488;
            case NETWORK_OUT_OF_ORDER, INTERWORKING -> 500;
            default -> DECLINED;
        };
    }

    /** The cause that a message's Reason headers tell: Q.850's, or that somebody else answered. */
    static Optional<HangupCause> reason(SipMessage message) {
        for (Reason reason : message.all(HeaderType.REASON)) {
            if (reason.isQ850() && reason.cause() > 0) {
                return HangupCause.of(reason.cause());
            }
            if (reason.isSip() && reason.cause() == COMPLETED_ELSEWHERE) {
                return Optional.of(HangupCause.ANSWERED_ELSEWHERE);
            }
        }
        return Optional.empty();
    }

    /** The Q.850 Reason of an end; none where no cause is known. */
    static Optional<HeaderField> q850(HangupCause cause) {
        return cause.code() == 0
                ? Optional.empty()
                : Optional.of(HeaderField.of(
                        HeaderName.REASON,
                        Reason.q850(cause.code(), cause.text()).toString()));
    }

    /** What tells a phone that its call was answered by another, so that it counts none as missed. */
    static HeaderField answeredElsewhere() {
        return HeaderField.of(
                HeaderName.REASON,
                Reason.sip(COMPLETED_ELSEWHERE, "Call completed elsewhere").toString());
    }
}
