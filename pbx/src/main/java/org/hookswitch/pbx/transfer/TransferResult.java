package org.hookswitch.pbx.transfer;

/** How a transfer went, as far as the switch has a hand in it. */
public enum TransferResult {
    SUCCESS,
    /** There is nobody to transfer. */
    INVALID,
    NOT_PERMITTED,
    FAILED
}
