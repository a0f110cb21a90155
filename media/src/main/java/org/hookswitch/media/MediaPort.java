package org.hookswitch.media;

/**
 * One side of anything that carries audio for a leg: an RTP session, half of a Local channel, a test telephone.
 *
 * <p>What comes from the device is given to the sink set by {@link #deliverTo}; what is given to {@link #toDevice()} goes
 * to the device. Digits may travel among the frames, where both sides understand that; in any case they are told to the
 * digit sink as well.
 *
 * <p>Every method may be called from any thread at any time. A sink that was replaced may still see the frame that is
 * under way at that moment.
 */
public interface MediaPort {
    /** The codec in which the device is best addressed now; may change during a call. */
    Codec codec();

    /** Whether {@link #toDevice()} takes frames of this codec as they are. */
    default boolean accepts(Codec codec) {
        return codec == codec();
    }

    /** Sends what the device says to the sink from now on; {@link FrameSink#NOWHERE} for nobody. */
    void deliverTo(FrameSink sink);

    /** Takes frames for the device; the same object for the whole life of the port. */
    FrameSink toDevice();

    /** Tells the sink of the keys pressed at the device from now on; {@link DigitSink#NOWHERE} for nobody. */
    void deliverDigitsTo(DigitSink sink);

    /** Presses keys towards the device, in whatever way the device understands; the same object for the whole life. */
    DigitSink digitsToDevice();
}
