package org.hookswitch.media;

import java.util.Arrays;

/**
 * A port in front of a port, at which others may listen: recorders, spies, detectors.
 *
 * <p>Any thread. Whoever owns the channel uses the tap point in place of the port it wraps; a listener attached here goes
 * on listening however often the owner patches the port elsewhere. Without listeners it costs a volatile read.
 */
public final class TapPoint implements MediaPort {
    private static final Tap[] NONE = {};

    private final MediaPort port;
    private final FrameSink inward = this::fromDevice;
    private final FrameSink outward = this::towardsDevice;
    private volatile FrameSink sink = FrameSink.NOWHERE;
    private volatile Tap[] taps = NONE;

    public TapPoint(MediaPort port) {
        this.port = port;
        port.deliverTo(inward);
    }

    /** The port that this one stands in front of. */
    public MediaPort port() {
        return port;
    }

    /**
     * Lets two sinks listen until the tap is closed.
     *
     * @param fromDevice hears what the device says
     * @param toDevice hears what is said to the device
     */
    public synchronized Tap attach(FrameSink fromDevice, FrameSink toDevice) {
        Tap tap = new Tap(this, fromDevice, toDevice);
        Tap[] now = taps;
        Tap[] more = Arrays.copyOf(now, now.length + 1);
        more[now.length] = tap;
        taps = more;
        return tap;
    }

    private synchronized void detach(Tap tap) {
        taps = Arrays.stream(taps).filter(t -> t != tap).toArray(Tap[]::new);
    }

    private void fromDevice(Frame frame) {
        for (Tap tap : taps) {
            tap.fromDevice.accept(frame);
        }
        sink.accept(frame);
    }

    private void towardsDevice(Frame frame) {
        for (Tap tap : taps) {
            tap.toDevice.accept(frame);
        }
        port.toDevice().accept(frame);
    }

    @Override
    public Codec codec() {
        return port.codec();
    }

    @Override
    public boolean accepts(Codec codec) {
        return port.accepts(codec);
    }

    @Override
    public void deliverTo(FrameSink newSink) {
        sink = newSink;
    }

    @Override
    public FrameSink toDevice() {
        return outward;
    }

    @Override
    public void deliverDigitsTo(DigitSink digits) {
        port.deliverDigitsTo(digits);
    }

    @Override
    public DigitSink digitsToDevice() {
        return port.digitsToDevice();
    }

    /** A listener at a {@link TapPoint}; closing it more than once does nothing. */
    public static final class Tap implements AutoCloseable {
        private final TapPoint point;
        private final FrameSink fromDevice;
        private final FrameSink toDevice;

        private Tap(TapPoint point, FrameSink fromDevice, FrameSink toDevice) {
            this.point = point;
            this.fromDevice = fromDevice;
            this.toDevice = toDevice;
        }

        @Override
        public void close() {
            point.detach(this);
        }
    }
}
