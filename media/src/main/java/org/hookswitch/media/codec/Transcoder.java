package org.hookswitch.media.codec;

import java.nio.ByteBuffer;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaException;
import org.jspecify.annotations.Nullable;

/**
 * Converts the frames of one stream from one codec to another, timestamps included.
 *
 * <p>One thread at a time. A frame in gives a frame out with the same sequence number, so losses stay visible; only where
 * a block codec has to wait for more samples a frame gives nothing and the numbers close up.
 */
final class Transcoder {
    /** 120 ms at 48 kHz: the longest frame of any codec. */
    private static final int MAX_SAMPLES = 5760;

    private final Codec from;
    private final Codec to;
    private final AudioDecoder decoder;
    private final AudioEncoder encoder;
    private final @Nullable Resampler resampler;
    private final short[] decoded = new short[MAX_SAMPLES];
    /** Samples at the target's rate: what was left of the last frame, then the new ones. */
    private final short[] samples = new short[MAX_SAMPLES + 1];

    private final short[] resampled;
    private final Frame frame = new Frame();
    private final ByteBuffer buffer = Frame.newBuffer();
    private int waiting;
    private boolean markerDue;
    private boolean started;
    private int timeline;
    private int lastTimestamp;
    private int outTimestamp;
    private int withheld;

    Transcoder(Codec from, Codec to) {
        this.from = from;
        this.to = to;
        this.decoder = AudioCodecs.decoder(from).orElseThrow(() -> new MediaException("no decoder for " + from));
        this.encoder = AudioCodecs.encoder(to).orElseThrow(() -> new MediaException("no encoder for " + to));
        this.resampler =
                from.sampleRate() == to.sampleRate() ? null : new Resampler(from.sampleRate(), to.sampleRate());
        this.resampled = resampler == null ? decoded : new short[MAX_SAMPLES + 1];
    }

    boolean converts(Codec source, Codec target) {
        return source == from && target == to;
    }

    void convert(Frame in, FrameSink out) {
        if (MAX_SAMPLES * from.unitBytes() < in.length() * from.unitSamples()) {
            return;
        }
        int timestamp = follow(in);
        int count = decoder.decode(in.buffer(), in.offset(), in.length(), decoded);
        if (resampler != null) {
            count = resampler.resample(decoded, count, resampled);
        }
        int before = waiting;
        count = Math.min(count, samples.length - waiting);
        System.arraycopy(resampled, 0, samples, waiting, count);
        waiting += count;
        int maxSamples = Frame.MAX_PAYLOAD / to.unitBytes() * to.unitSamples();
        int whole = Math.min(waiting - waiting % to.unitSamples(), maxSamples);
        markerDue |= in.marker();
        if (whole == 0) {
            withheld++;
            return;
        }
        int bytes = encoder.encode(samples, 0, whole, buffer, Frame.HEADROOM);
        System.arraycopy(samples, whole, samples, 0, waiting - whole);
        waiting -= whole;
        int early = (int) ((long) before * to.clockRate() / to.sampleRate());
        frame.audio(to, buffer, Frame.HEADROOM, bytes)
                .at(timeline, (in.sequence() - withheld) & 0xffff, timestamp - early, markerDue);
        markerDue = false;
        out.accept(frame);
    }

    /** Passes a digit or comfort noise on, its time told in the clock of the target. */
    void rescale(Frame in, FrameSink out) {
        if (in.clockRate() == to.clockRate()
                || !started
                || in.timeline() != timeline
                || in.kind() != Frame.Kind.DIGIT) {
            out.accept(in);
            return;
        }
        int timestamp = outTimestamp + scale(in.timestamp() - lastTimestamp);
        buffer.putShort(Frame.HEADROOM, in.buffer().getShort(in.offset()));
        buffer.putShort(Frame.HEADROOM + 2, (short) Math.min(scale(in.digitDuration()), 0xffff));
        frame.digit(to.clockRate(), buffer, Frame.HEADROOM)
                .at(timeline, (in.sequence() - withheld) & 0xffff, timestamp, in.marker());
        out.accept(frame);
    }

    /** Where the frame stands in the clock of the target; a new timeline starts a new one here too. */
    private int follow(Frame in) {
        if (!started || in.timeline() != timeline) {
            started = true;
            timeline = in.timeline();
            waiting = 0;
            withheld = 0;
            outTimestamp = in.timestamp();
        } else {
            outTimestamp += scale(in.timestamp() - lastTimestamp);
        }
        lastTimestamp = in.timestamp();
        return outTimestamp;
    }

    private int scale(int ticks) {
        return (int) ((long) ticks * to.clockRate() / from.clockRate());
    }
}
