package org.hookswitch.handlers;

import java.util.Objects;

/**
 * How a call came to be diverted. Immutable.
 *
 * @param original who was called first
 * @param from who diverted last
 * @param to where the call goes now
 * @param reason a word such as {@code cfb}, {@code cfnr}, {@code cfu}, {@code unknown}
 * @param count number of diversions so far, 0 or more
 */
public record Redirection(Party original, Party from, Party to, String reason, int count) {

    /** No diversion. */
    public static final Redirection NONE = new Redirection(Party.NONE, Party.NONE, Party.NONE, "unknown", 0);

    public Redirection {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(reason, "reason");
        if (count < 0) {
            throw new IllegalArgumentException("a count of diversions is 0 or more, not " + count);
        }
    }

    public Redirection withFrom(Party party) {
        return new Redirection(original, party, to, reason, count);
    }

    public Redirection withTo(Party party) {
        return new Redirection(original, from, party, reason, count);
    }

    public Redirection withReason(String word) {
        return new Redirection(original, from, to, word, count);
    }
}
