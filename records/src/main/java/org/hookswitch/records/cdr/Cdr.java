package org.hookswitch.records.cdr;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One call detail record: a stretch of a call between one pair of parties, or of one party alone. Immutable.
 *
 * @param clid {@code "Name" <number>}
 * @param dstChannel empty when there was no other party
 * @param billSeconds whole seconds from answer to end, rounded as the settings say
 * @param amaFlags 1 to 3
 * @param variables what the dialplan set by {@code CDR(name)}
 */
public record Cdr(
        String accountCode,
        String src,
        String dst,
        String dstContext,
        String clid,
        String channel,
        String dstChannel,
        String lastApp,
        String lastData,
        Instant start,
        Optional<Instant> answer,
        Instant end,
        long billSeconds,
        Disposition disposition,
        int amaFlags,
        String uniqueId,
        String userField,
        String peerAccount,
        String linkedId,
        int sequence,
        Map<String, String> variables) {

    public Cdr {
        variables = Map.copyOf(variables);
    }

    /** Whole seconds from start to end. */
    public long durationSeconds() {
        return Duration.between(start, end).toSeconds();
    }

    /** What tells this record from every other of the switch. */
    public String key() {
        return uniqueId + ":" + sequence;
    }
}
