package org.hookswitch.media.play;

import java.nio.ByteBuffer;
import org.hookswitch.media.Codec;

/**
 * Nothing to be heard, for a while or without end.
 *
 * <p>One thread at a time.
 */
public final class Silence implements AudioSource {
    private static final int FRAME_BYTES = Codec.SLIN.bytesFor(Codec.FRAME_MS);
    private final long milliseconds;
    private long position;

    private Silence(long milliseconds) {
        this.milliseconds = milliseconds;
    }

    /** So many milliseconds of silence, rounded up to whole frames of 20. */
    public static Silence of(long milliseconds) {
        return new Silence(milliseconds);
    }

    /** Silence without end. */
    public static Silence endless() {
        return new Silence(Long.MAX_VALUE);
    }

    @Override
    public Codec codec() {
        return Codec.SLIN;
    }

    @Override
    public int read(ByteBuffer into, int offset) {
        if (position >= milliseconds) {
            return END;
        }
        for (int i = 0; i < FRAME_BYTES; i += 2) {
            into.putShort(offset + i, (short) 0);
        }
        position += Codec.FRAME_MS;
        return FRAME_BYTES;
    }

    @Override
    public long seek(long to) {
        position = Math.clamp(to, 0, milliseconds);
        return position;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
