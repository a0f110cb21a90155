package org.hookswitch.pbx.dial;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;

/** What came of dialling. Immutable. */
public sealed interface DialResult {

    /** Somebody answered; the others are gone. The channel is the dialler's to bridge or to release. */
    record Answered(Channel callee, Destination destination) implements DialResult {}

    /** Nobody did. */
    record Failed(DialStatus status, HangupCause cause) implements DialResult {}

    /** The caller hung up, or was sent elsewhere, or its routine was ended. */
    record CallerLeft() implements DialResult {}

    /** The caller pressed a key that leads elsewhere. */
    record KeyPressed(char key) implements DialResult {}
}
