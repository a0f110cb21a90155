package org.hookswitch.media.rtp;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides from whom a port takes packets: strict RTP, which learns the source instead of believing the SDP alone.
 *
 * <p>The loop's thread only. The first source is taken at once. It is believed for good after a number of consecutive
 * packets; until then a source that reaches that number first, or the signalled one, takes its place. Against a believed
 * source a new one has a chance only when the old one has been silent for a while. Everybody else is a stranger.
 *
 * <p>When the signalling names another address, whoever speaks from there is taken at its first packet; the source so far
 * is heard on, and believed again only when it keeps speaking for as long: it may be an old peer that is about to stop,
 * or the same one behind a translation of addresses.
 */
final class SourceLearning {
    private final boolean strict;
    private final int probation;
    private final long relearnNanos;
    private @Nullable InetSocketAddress signalled;
    private @Nullable InetSocketAddress current;
    private boolean believed;
    private int inOrder;
    private int lastSequence;
    private long lastHeard;
    private long believableFrom;
    private @Nullable InetSocketAddress candidate;
    private int candidateInOrder;
    private int candidateSequence;

    SourceLearning(boolean strict, int probation, Duration relearnAfter) {
        this.strict = strict;
        this.probation = probation;
        this.relearnNanos = relearnAfter.toNanos();
    }

    /** The signalling named an address, perhaps another one: learning starts again, the present source being heard on. */
    void signalled(InetSocketAddress address, long now) {
        if (!address.equals(signalled)) {
            signalled = address;
            believed = false;
            inOrder = 0;
            candidate = null;
            believableFrom = now + (current == null ? 0 : relearnNanos);
        }
    }

    /** The source that is heard, once there is one. */
    @Nullable
    InetSocketAddress current() {
        return current;
    }

    boolean isBelieved() {
        return believed;
    }

    /** Whether so long has passed without the source that another may come. */
    boolean isSilent(long now) {
        return now - lastHeard > relearnNanos;
    }

    /** Whether the packet is to be taken; may make its sender the {@link #current()} one. */
    boolean accept(InetSocketAddress from, int sequence, long now) {
        if (from.equals(current)) {
            return fromCurrent(sequence, now);
        }
        if (current == null || !strict || from.equals(signalled)) {
            take(from, sequence, now);
            return true;
        }
        if ((believed || isCurrentSignalled()) && !isSilent(now)) {
            candidate = null;
            return false;
        }
        return onProbation(from, sequence, now);
    }

    private boolean fromCurrent(int sequence, long now) {
        if (!believed) {
            inOrder = sequence == ((lastSequence + 1) & 0xffff) ? inOrder + 1 : 1;
            believed = inOrder >= probation && (now - believableFrom >= 0 || isCurrentSignalled());
        }
        lastSequence = sequence;
        lastHeard = now;
        return true;
    }

    private boolean isCurrentSignalled() {
        return signalled != null && signalled.equals(current);
    }

    private boolean onProbation(InetSocketAddress from, int sequence, long now) {
        boolean next = from.equals(candidate) && sequence == ((candidateSequence + 1) & 0xffff);
        candidate = from;
        candidateInOrder = next ? candidateInOrder + 1 : 1;
        candidateSequence = sequence;
        if (candidateInOrder < probation) {
            return false;
        }
        take(from, sequence, now);
        believed = true;
        return true;
    }

    private void take(InetSocketAddress from, int sequence, long now) {
        current = from;
        candidate = null;
        believed = probation <= 1;
        inOrder = 1;
        lastSequence = sequence;
        lastHeard = now;
        believableFrom = now;
    }
}
