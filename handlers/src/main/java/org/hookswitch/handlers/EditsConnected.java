package org.hookswitch.handlers;

/** Whom the channel talks to may be changed. */
public interface EditsConnected {

    /** Says whom the channel is told it talks to. */
    void connected(Party now);
}
