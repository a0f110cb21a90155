/** SIP: messages, transports, transactions, dialogs, digest, SDP. */
package org.hookswitch.sip;
