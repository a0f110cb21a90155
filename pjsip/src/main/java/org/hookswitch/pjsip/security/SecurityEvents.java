package org.hookswitch.pjsip.security;

/**
 * Takes security events: a log, an interface.
 *
 * <p>Called on the threads that receive SIP, several at a time: it must not wait, and bears a flood.
 */
@FunctionalInterface
public interface SecurityEvents {

    /** Tells nobody. */
    SecurityEvents NONE = event -> {};

    void happened(SecurityEvent event);
}
