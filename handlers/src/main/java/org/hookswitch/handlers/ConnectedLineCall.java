package org.hookswitch.handlers;

/** A channel about to be told whom it talks to. What stands in {@link Call#connected()} at the end is sent. */
public interface ConnectedLineCall extends Call, EditsConnected {}
