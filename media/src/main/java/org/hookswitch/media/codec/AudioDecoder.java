package org.hookswitch.media.codec;

import java.nio.ByteBuffer;

/**
 * Turns payloads of one codec into samples.
 *
 * <p>Has state from frame to frame: one decoder a stream, used by one thread at a time.
 */
@FunctionalInterface
public interface AudioDecoder {
    /**
     * Decodes a payload.
     *
     * @param out takes the samples from index 0, at the codec's sampling rate
     * @return the number of samples; a piece at the end that is no whole unit is left out
     */
    int decode(ByteBuffer in, int offset, int length, short[] out);
}
