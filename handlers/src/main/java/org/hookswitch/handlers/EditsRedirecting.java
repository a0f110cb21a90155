package org.hookswitch.handlers;

/** How the call was diverted may be changed. */
public interface EditsRedirecting {

    /** Says how the channel is told the call was diverted. */
    void redirecting(Redirection now);
}
