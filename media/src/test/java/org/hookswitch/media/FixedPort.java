package org.hookswitch.media;

/** A port of one codec that collects what is sent to its device, and says what the test makes it say. */
public final class FixedPort implements MediaPort {
    private final Codec codec;
    private final CollectingSink heard = new CollectingSink();
    private volatile FrameSink sink = FrameSink.NOWHERE;
    private volatile DigitSink digitSink = DigitSink.NOWHERE;

    public FixedPort(Codec codec) {
        this.codec = codec;
    }

    /** What the device heard. */
    public CollectingSink heard() {
        return heard;
    }

    /** The device says something. */
    public void say(Frame frame) {
        sink.accept(frame);
    }

    public DigitSink keys() {
        return digitSink;
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public void deliverTo(FrameSink newSink) {
        sink = newSink;
    }

    @Override
    public FrameSink toDevice() {
        return heard;
    }

    @Override
    public void deliverDigitsTo(DigitSink newSink) {
        digitSink = newSink;
    }

    @Override
    public DigitSink digitsToDevice() {
        return DigitSink.NOWHERE;
    }
}
