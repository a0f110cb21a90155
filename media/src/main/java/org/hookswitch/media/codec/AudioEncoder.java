package org.hookswitch.media.codec;

import java.nio.ByteBuffer;

/**
 * Turns samples into payloads of one codec.
 *
 * <p>Has state from frame to frame: one encoder a stream, used by one thread at a time.
 */
@FunctionalInterface
public interface AudioEncoder {
    /**
     * Encodes samples of the codec's sampling rate.
     *
     * @param count samples from index {@code from}; a multiple of the codec's {@code unitSamples}
     * @return the number of bytes put at offset
     */
    int encode(short[] in, int from, int count, ByteBuffer out, int offset);
}
