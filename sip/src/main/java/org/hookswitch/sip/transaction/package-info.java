/** The transactions of RFC 3261 §17 as corrected by RFC 4320 and RFC 6026, and their timers. */
package org.hookswitch.sip.transaction;
