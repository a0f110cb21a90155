/** Dial and its kin: how the options of the dialplan become a call that is placed and a conversation that is held. */
package org.hookswitch.apps.dial;
