package org.hookswitch.media.codec;

import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.jspecify.annotations.Nullable;

/**
 * Tells for how long nothing but silence was heard: frames whose mean amplitude stays under a threshold.
 *
 * <p>Any thread. Time is counted in frames, so a stream that stops does not count.
 */
public final class SilenceMeter implements FrameSink {

    /** Mean amplitude of 16-bit samples below which a frame is silence. */
    public static final int THRESHOLD = 256;

    /** 120 ms at 48 kHz, no frame is longer. */
    private static final int MAX_SAMPLES = 5760;

    private final short[] samples = new short[MAX_SAMPLES];
    private @Nullable Codec codec;
    private @Nullable AudioDecoder decoder;
    private long silentMillis;

    /** A meter that has heard nothing yet. */
    public SilenceMeter() {}

    @Override
    public synchronized void accept(Frame frame) {
        if (!frame.isAudio()) {
            return;
        }
        if (frame.codec() != codec) {
            codec = frame.codec();
            decoder = AudioCodecs.decoder(frame.codec()).orElse(null);
        }
        AudioDecoder d = decoder;
        if (d == null) {
            return;
        }
        int count = d.decode(frame.buffer(), frame.offset(), frame.length(), samples);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(samples[i]);
        }
        boolean silent = count == 0 || sum / count < THRESHOLD;
        silentMillis =
                silent ? silentMillis + (long) count * 1000 / frame.codec().sampleRate() : 0;
    }

    /** Milliseconds of silence until now; 0 after a sound. */
    public synchronized long silentForMillis() {
        return silentMillis;
    }
}
