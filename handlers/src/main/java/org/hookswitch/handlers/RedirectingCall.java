package org.hookswitch.handlers;

/** A channel about to be told that the call was diverted. What stands in {@link Call#redirecting()} at the end is sent. */
public interface RedirectingCall extends Call, EditsRedirecting {}
