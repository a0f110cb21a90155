package org.hookswitch.media;

import org.hookswitch.media.codec.TranscodingSink;

/**
 * Two ports talking to each other until the patch is closed.
 *
 * <p>Any thread. Frames pass untouched where the receiving port takes their codec, and are converted where it does not;
 * that is looked at frame by frame, so a codec may change during the call. Digits pass among the frames; the digit sinks
 * of the ports are left as they are.
 */
public final class Patch implements AutoCloseable {
    private final MediaPort a;
    private final MediaPort b;

    private Patch(MediaPort a, MediaPort b) {
        this.a = a;
        this.b = b;
    }

    /** Lets two ports hear each other, digits included. */
    public static Patch connect(MediaPort a, MediaPort b) {
        a.deliverTo(into(b));
        b.deliverTo(into(a));
        return new Patch(a, b);
    }

    /** Lets two ports hear each other but not each other's keys: somebody listens to those and decides. */
    public static Patch connectWithoutDigits(MediaPort a, MediaPort b) {
        a.deliverTo(FrameSink.withoutDigits(into(b)));
        b.deliverTo(FrameSink.withoutDigits(into(a)));
        return new Patch(a, b);
    }

    /** A sink that takes frames of any codec for this port's device. */
    public static FrameSink into(MediaPort port) {
        return new TranscodingSink(port);
    }

    /** Parts the two ports; what they say goes nowhere until somebody else listens. */
    @Override
    public void close() {
        a.deliverTo(FrameSink.NOWHERE);
        b.deliverTo(FrameSink.NOWHERE);
    }
}
