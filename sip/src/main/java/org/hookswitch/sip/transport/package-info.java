/** Moves SIP messages between this machine and others: RFC 3261 §18, RFC 3581, RFC 3263. */
package org.hookswitch.sip.transport;
