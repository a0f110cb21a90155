package org.hookswitch.sip.sdp;

import java.util.Optional;

/** What reading a description gave. */
public sealed interface SdpResult {
    record Ok(SessionDescription description) implements SdpResult {}

    /**
     * A text that is no description.
     *
     * @param line from 1; 0 when something is missing as a whole
     * @param reason what was expected and what was found
     */
    record Bad(int line, String reason) implements SdpResult {
        @Override
        public String toString() {
            return line == 0 ? reason : "line " + line + ": " + reason;
        }
    }

    /** The description, if it is one. */
    default Optional<SessionDescription> ok() {
        return this instanceof Ok(SessionDescription description) ? Optional.of(description) : Optional.empty();
    }
}
