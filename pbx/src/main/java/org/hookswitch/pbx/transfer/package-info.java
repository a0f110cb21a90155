/** Transfers: a party of a conversation is sent elsewhere, or two conversations become one. */
package org.hookswitch.pbx.transfer;
