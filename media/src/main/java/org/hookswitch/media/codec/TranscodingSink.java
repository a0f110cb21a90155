package org.hookswitch.media.codec;

import java.util.concurrent.atomic.LongAdder;
import org.hookswitch.media.Codec;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaPort;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames of any codec for a port, converting what the port does not accept.
 *
 * <p>Any thread: the conversion is serialised, what needs none is not. Frames that cannot be converted are dropped and
 * counted.
 */
public final class TranscodingSink implements FrameSink {
    private final MediaPort port;
    private final FrameSink device;
    private final LongAdder dropped = new LongAdder();
    /** Guarded by this; volatile so that frames that need no conversion see whether there ever was one. */
    private volatile @Nullable Transcoder transcoder;

    public TranscodingSink(MediaPort port) {
        this.port = port;
        this.device = port.toDevice();
    }

    @Override
    public void accept(Frame frame) {
        if (frame.isAudio() ? port.accepts(frame.codec()) : transcoder == null) {
            device.accept(frame);
        } else {
            convert(frame);
        }
    }

    /** Audio frames that no codec of ours could convert. */
    public long dropped() {
        return dropped.sum();
    }

    private synchronized void convert(Frame frame) {
        Transcoder now = transcoder;
        if (!frame.isAudio()) {
            if (now != null) {
                now.rescale(frame, device);
            }
            return;
        }
        Codec from = frame.codec();
        Codec to = port.codec();
        if (now == null || !now.converts(from, to)) {
            if (!AudioCodecs.canTranscode(from, to)) {
                dropped.increment();
                return;
            }
            now = new Transcoder(from, to);
            transcoder = now;
        }
        now.convert(frame, device);
    }
}
