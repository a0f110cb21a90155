package org.hookswitch.sip.sdp;

import java.util.List;
import java.util.Optional;

/** What came of an offer and its answer. */
public sealed interface MediaOutcome {
    /**
     * At least one medium is in use.
     *
     * @param session what was agreed, to go on from; its {@link MediaSession#local} is what we say
     * @param streams the media in use, in the order of the descriptions
     */
    record Agreed(MediaSession session, List<AgreedStream> streams) implements MediaOutcome {
        public Agreed {
            streams = List.copyOf(streams);
        }

        /** The first medium of the type. */
        public Optional<AgreedStream> stream(String type) {
            return streams.stream().filter(s -> s.type().equals(type)).findFirst();
        }

        public Optional<AgreedStream> audio() {
            return stream("audio");
        }
    }

    /**
     * Nothing in common: 488 Not Acceptable Here to an offer, the end of the call after an answer.
     *
     * @param reason fit for a Warning header
     */
    record Refused(String reason) implements MediaOutcome {}
}
