package org.hookswitch.handlers;

/** A new outgoing channel, before it is called: it may be set up, and has no sound yet. */
public interface CalleePreDial extends Call, EditsCaller, EditsConnected, EditsRedirecting {}
