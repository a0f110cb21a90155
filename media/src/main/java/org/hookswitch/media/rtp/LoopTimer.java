package org.hookswitch.media.rtp;

/** Something that a {@link PacketLoop} does on its thread when the time has come, to within a few milliseconds. */
public interface LoopTimer {
    /** The {@link System#nanoTime()} at which {@link #run} is wanted; read by the loop's thread. */
    long due();

    /** Does it, and sets {@link #due()} anew. */
    void run(long now);
}
