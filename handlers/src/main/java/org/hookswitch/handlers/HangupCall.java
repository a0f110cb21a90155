package org.hookswitch.handlers;

import java.time.Duration;

/** A channel that has ended; its variables and parties can still be read. */
public interface HangupCall extends Call {

    /** Why it ended, a cause of ITU-T Q.850 such as 16 or 17; 0 when none is known. */
    int cause();

    /** How long ago it was answered; zero when it never was. */
    Duration answeredFor();
}
