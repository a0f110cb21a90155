package org.hookswitch.media;

/**
 * Takes frames.
 *
 * <p>Called on whatever thread has a frame: never two at once by one producer, but while an owner swaps sources two
 * producers may overlap for a moment, so a sink guards its own state. It must not block, keep the frame, or throw.
 */
@FunctionalInterface
public interface FrameSink {
    /** Drops everything. */
    FrameSink NOWHERE = frame -> {};

    /** Takes a frame; it is the producer's again when this returns. */
    void accept(Frame frame);

    /** A sink that gives every frame to the first and then to the second. */
    static FrameSink both(FrameSink first, FrameSink second) {
        return frame -> {
            first.accept(frame);
            second.accept(frame);
        };
    }

    /** A sink that passes audio and holds back digits, which then travel only as signals. */
    static FrameSink withoutDigits(FrameSink sink) {
        return frame -> {
            if (frame.kind() != Frame.Kind.DIGIT) {
                sink.accept(frame);
            }
        };
    }
}
