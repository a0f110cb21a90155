package org.hookswitch.handlers;

/** The answered callee, before the conversation. */
public interface PreBridge extends Call, Audio {}
