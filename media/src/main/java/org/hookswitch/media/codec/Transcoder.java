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
 * <p>One thread at a time. A frame in gives a frame out with the same sequence number, so losses stay visible; where a
 * block codec has to wait for more samples a frame gives nothing and the numbers close up, and a frame too long for one
 * packet gives several.
 */
final class Transcoder {
    private final Codec from;
    private final Codec to;
    private final AudioDecoder decoder;
    private final AudioEncoder encoder;
    private final @Nullable Resampler resampler;
    private final short[] decoded;
    /** Samples at the target's rate: what was left of the last frame, then the new ones. */
    private final short[] samples;

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
        this.decoded = new short[from.sampleRate() / 1000 * Frame.MAX_MS];
        this.resampled = resampler == null ? decoded : new short[resampler.outputFor(decoded.length)];
        this.samples = new short[resampled.length + to.unitSamples()];
    }

    boolean converts(Codec source, Codec target) {
        return source == from && target == to;
    }

    void convert(Frame in, FrameSink out) {
        if (in.length() > from.bytesFor(Frame.MAX_MS)) {
            return;
        }
        int timestamp = follow(in);
        int count = decoder.decode(in.buffer(), in.offset(), in.length(), decoded);
        if (resampler != null) {
            count = resampler.resample(decoded, count, resampled);
        }
        int before = waiting;
        System.arraycopy(resampled, 0, samples, waiting, count);
        waiting += count;
        markerDue |= in.marker();
        send(in.sequence(), timestamp - (int) ((long) before * to.clockRate() / to.sampleRate()), out);
    }

    /** Sends what is there in whole units, in as many frames as it takes. */
    private void send(int sequence, int firstTimestamp, FrameSink out) {
        int most = Frame.MAX_PAYLOAD / to.unitBytes() * to.unitSamples();
        int timestamp = firstTimestamp;
        int done = 0;
        withheld++;
        while (waiting - done >= to.unitSamples()) {
            int whole = Math.min((waiting - done) / to.unitSamples() * to.unitSamples(), most);
            int bytes = encoder.encode(samples, done, whole, buffer, Frame.HEADROOM);
            done += whole;
            withheld--;
            frame.audio(to, buffer, Frame.HEADROOM, bytes)
                    .at(timeline, (sequence - withheld) & 0xffff, timestamp, markerDue);
            markerDue = false;
            timestamp += frame.ticks();
            out.accept(frame);
        }
        System.arraycopy(samples, done, samples, 0, waiting - done);
        waiting -= done;
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
