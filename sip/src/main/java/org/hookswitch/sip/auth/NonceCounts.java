package org.hookswitch.sip.auth;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counts that were used with each nonce, so that no request is accepted twice. RFC 7616 §3.4, {@code nc}.
 *
 * <p>Safe for use by many threads. Requests may overtake one another, so the 64 counts below the highest one may come
 * late, each once. At most a given number of nonces is remembered: when one is forgotten, every nonce as old as it is
 * refused, which costs its owner one more challenge and lets no replay through.
 */
final class NonceCounts {
    private static final int WINDOW = 64;

    /** The highest count, and which of those below it were seen: bit n for highest - n. */
    private static final class Seen {
        final long made;
        long highest;
        long below;

        Seen(long made) {
            this.made = made;
        }
    }

    private final int limit;
    private final Map<String, Seen> byNonce = new LinkedHashMap<>();
    private long forgottenUntil = Long.MIN_VALUE;

    NonceCounts(int limit) {
        this.limit = limit;
    }

    /**
     * Uses up a count; false when it was used before or may have been.
     *
     * @param made when the nonce was made
     * @param nc from 1
     */
    synchronized boolean use(String nonce, long made, long nc) {
        Seen seen = byNonce.get(nonce);
        if (seen == null) {
            if (made <= forgottenUntil) {
                return false;
            }
            seen = new Seen(made);
            byNonce.put(nonce, seen);
            forgetOldest();
        }
        long ahead = nc - seen.highest;
        if (ahead > 0) {
            seen.below = ahead >= WINDOW ? 0 : seen.below << ahead;
            seen.highest = nc;
            seen.below |= 1;
            return true;
        }
        if (-ahead >= WINDOW || (seen.below & (1L << -ahead)) != 0) {
            return false;
        }
        seen.below |= 1L << -ahead;
        return true;
    }

    private void forgetOldest() {
        if (byNonce.size() <= limit) {
            return;
        }
        Iterator<Seen> oldest = byNonce.values().iterator();
        forgottenUntil = Math.max(forgottenUntil, oldest.next().made);
        oldest.remove();
    }

    synchronized int size() {
        return byNonce.size();
    }
}
