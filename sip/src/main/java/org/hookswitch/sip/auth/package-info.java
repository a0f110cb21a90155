/**
 * Digest authentication, of those who call us and of us with those we call. RFC 3261 §22, RFC 8760, RFC 7616, and RFC
 * 2617 for agents that know no other.
 */
package org.hookswitch.sip.auth;
