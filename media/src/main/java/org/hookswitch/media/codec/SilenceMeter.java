package org.hookswitch.media.codec;

import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;

/**
 * Tells for how long nothing but silence was heard: frames whose mean amplitude stays under a threshold.
 *
 * <p>Any thread. Time is counted in frames, so a stream that stops does not count.
 */
public final class SilenceMeter implements FrameSink {

    /** Mean amplitude of 16-bit samples below which a frame is silence. */
    public static final int THRESHOLD = 256;

    private final FrameDecoder decoder = new FrameDecoder(8000);
    private long silentMillis;

    /** A meter that has heard nothing yet. */
    public SilenceMeter() {}

    @Override
    public synchronized void accept(Frame frame) {
        int count = decoder.decode(frame);
        if (count == 0) {
            return;
        }
        short[] samples = decoder.samples();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(samples[i]);
        }
        silentMillis = sum / count < THRESHOLD ? silentMillis + count / 8 : 0;
    }

    /** Milliseconds of silence until now; 0 after a sound. */
    public synchronized long silentForMillis() {
        return silentMillis;
    }
}
