package org.hookswitch.media.play;

import java.util.Arrays;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.codec.FrameDecoder;

/**
 * Where a stream of frames that come when they come is turned into samples that are taken at a steady pace: the way in
 * to a recorder or a mixer.
 *
 * <p>Any thread. Frames wait until {@value #START_MS} ms are there; small gaps of the stream are filled with silence; who
 * comes too late is dropped; more than {@value #MOST_MS} ms never wait, the oldest make room.
 */
public final class AudioInlet implements FrameSink {
    static final int START_MS = 40;
    static final int MOST_MS = 200;
    private static final int KEPT_MS = 60;
    private static final int LONGEST_GAP_MS = 100;
    private final int rate;
    private final FrameDecoder decoder;
    private final short[] silence;
    private final short[] ring;
    private int head;
    private int waiting;
    private boolean flowing;
    private boolean started;
    private int timeline;
    private int expected;

    /**
     * An inlet.
     *
     * @param sampleRate of the samples taken out: 8000, 16000 or 48000
     */
    public AudioInlet(int sampleRate) {
        rate = sampleRate;
        decoder = new FrameDecoder(sampleRate);
        silence = new short[samples(LONGEST_GAP_MS)];
        ring = new short[samples(MOST_MS)];
    }

    private int samples(int milliseconds) {
        return rate / 1000 * milliseconds;
    }

    @Override
    public synchronized void accept(Frame frame) {
        int count = decoder.decode(frame);
        if (count == 0) {
            return;
        }
        if (!started || frame.timeline() != timeline) {
            started = true;
            timeline = frame.timeline();
            expected = frame.timestamp();
        }
        int gap = frame.timestamp() - expected;
        int longest = frame.clockRate() / 1000 * LONGEST_GAP_MS;
        if (gap < 0 && gap > -longest) {
            return;
        }
        if (gap > 0 && gap < longest) {
            append(silence, (int) ((long) gap * rate / frame.clockRate()));
        }
        expected = frame.timestamp() + frame.ticks();
        append(decoder.samples(), count);
    }

    private void append(short[] from, int available) {
        int most = samples(MOST_MS);
        int count = Math.min(available, most);
        if (waiting + count > most) {
            int drop = Math.min(waiting, waiting + count - samples(KEPT_MS));
            head = (head + drop) % ring.length;
            waiting -= drop;
        }
        for (int i = 0; i < count; i++) {
            ring[(head + waiting + i) % ring.length] = from[i];
        }
        waiting += count;
    }

    /**
     * Takes so many samples out; what is not there is silence.
     *
     * @return how many were there, from index 0 on
     */
    public synchronized int pull(short[] out, int count) {
        if (!flowing && waiting >= samples(START_MS)) {
            flowing = true;
        }
        int taken = flowing ? Math.min(waiting, count) : 0;
        for (int i = 0; i < taken; i++) {
            out[i] = ring[(head + i) % ring.length];
        }
        Arrays.fill(out, taken, count, (short) 0);
        head = (head + taken) % ring.length;
        waiting -= taken;
        if (taken < count) {
            flowing = false;
        }
        return taken;
    }

    /** Frames of codecs that cannot be decoded here. */
    public synchronized long undecodable() {
        return decoder.undecodable();
    }
}
