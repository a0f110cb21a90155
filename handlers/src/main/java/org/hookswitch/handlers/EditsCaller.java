package org.hookswitch.handlers;

/** Who calls on this channel may be changed. */
public interface EditsCaller {

    /** Says who calls from now on. */
    void caller(Party now);
}
