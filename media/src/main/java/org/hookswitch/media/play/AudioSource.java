package org.hookswitch.media.play;

import java.nio.ByteBuffer;
import org.hookswitch.media.Codec;

/**
 * Audio to be played, piece by piece: a file, a tone, silence, a folder of music.
 *
 * <p>One thread at a time. Reading does not wait for disks: what must be read ahead is read ahead by the source.
 */
public interface AudioSource extends AutoCloseable {
    /** {@link #read} returns it when there is nothing more. */
    int END = -1;

    /** The codec of what the next {@link #read} gives; may change from piece to piece. */
    Codec codec();

    /**
     * Puts the next 20 ms into the buffer, from its index {@code offset} on.
     *
     * @return bytes put, less than 20 ms at the end; 0 when the next piece is not there yet; {@link #END}
     */
    int read(ByteBuffer into, int offset);

    /**
     * Goes to so many milliseconds from the beginning, or to the end when it is shorter.
     *
     * @return where it is now; a source without a beginning stays where it is and says 0
     */
    long seek(long milliseconds);

    /** Releases what the source holds; more than once does nothing. */
    @Override
    void close();
}
