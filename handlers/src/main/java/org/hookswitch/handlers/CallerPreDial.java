package org.hookswitch.handlers;

/** The calling channel, before anybody is called. */
public interface CallerPreDial extends Call, Audio, EditsCaller, EditsConnected, EditsRedirecting {}
