/**
 * SIP calls as channels: {@link org.hookswitch.pjsip.call.PjsipDevice} is a channel's device, which goes through stages, from an
 * INVITE, ours or theirs, to a session and its end.
 */
package org.hookswitch.pjsip.call;
