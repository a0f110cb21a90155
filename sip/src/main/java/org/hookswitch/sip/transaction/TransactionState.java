package org.hookswitch.sip.transaction;

/** The states of RFC 3261 §17's four machines, with ACCEPTED of RFC 6026; each machine uses some of them. */
public enum TransactionState {
    /** INVITE client: sent, nothing came back. */
    CALLING,
    /** Non-INVITE: sent or received, no response yet. */
    TRYING,
    /** A provisional response came or may be sent. */
    PROCEEDING,
    /** A final response, for INVITE one above 299, came or was sent. */
    COMPLETED,
    /** INVITE server: the ACK of a response above 299 came. */
    CONFIRMED,
    /** INVITE: a 2xx came or was sent; further 2xx, or further INVITEs, still belong here. */
    ACCEPTED,
    TERMINATED
}
