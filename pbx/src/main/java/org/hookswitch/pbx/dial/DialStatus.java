package org.hookswitch.pbx.dial;

/** How an attempt to reach somebody ended: the words of DIALSTATUS. */
public enum DialStatus {
    ANSWER,
    BUSY,
    NOANSWER,
    CANCEL,
    CONGESTION,
    CHANUNAVAIL,
    DONTCALL,
    TORTURE,
    INVALIDARGS
}
