package org.hookswitch.media.codec;

import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Turns the audio frames of a stream into samples of one rate, whatever codecs they come in.
 *
 * <p>One thread at a time.
 */
public final class FrameDecoder {
    private final int rate;
    private short[] decoded = {};
    private short[] resampled = decoded;
    private @Nullable Codec codec;
    private @Nullable AudioDecoder decoder;
    private @Nullable Resampler resampler;
    private long undecodable;

    /**
     * A decoder.
     *
     * @param sampleRate of the samples wanted: 8000, 16000 or 48000
     */
    public FrameDecoder(int sampleRate) {
        rate = sampleRate;
    }

    /**
     * Decodes a frame; the samples are in {@link #samples()} until the next one.
     *
     * @return how many, 0 for a frame that is no audio or of a codec that cannot be decoded here
     */
    public int decode(Frame frame) {
        if (!frame.isAudio()) {
            return 0;
        }
        if (frame.codec() != codec) {
            change(frame.codec());
        }
        AudioDecoder now = decoder;
        if (now == null || frame.length() > frame.codec().bytesFor(Frame.MAX_MS)) {
            undecodable++;
            return 0;
        }
        int count = now.decode(frame.buffer(), frame.offset(), frame.length(), decoded);
        return resampler == null ? count : resampler.resample(decoded, count, resampled);
    }

    private void change(Codec to) {
        codec = to;
        decoder = AudioCodecs.decoder(to).orElse(null);
        resampler = null;
        decoded = new short[to.sampleRate() / 1000 * Frame.MAX_MS];
        resampled = decoded;
        if (decoder != null && to.sampleRate() != rate) {
            resampler = new Resampler(to.sampleRate(), rate);
            resampled = new short[resampler.outputFor(decoded.length)];
        }
    }

    /** The samples of the last frame, from index 0 on. */
    public short[] samples() {
        return resampled;
    }

    /** Audio frames that could not be decoded. */
    public long undecodable() {
        return undecodable;
    }
}
