package org.hookswitch.media;

/**
 * Two ports back to back: what is sent to one's device is delivered by the other. The media of a Local channel.
 *
 * <p>Any thread. Frames of every codec pass unchanged, so a conversion happens once, at the end of a chain. A chain that
 * was closed to a circle drops the frame after 32 ports instead of overflowing the stack.
 */
public final class MediaPipe {
    private final Half first = new Half();
    private final Half second = new Half();

    public MediaPipe() {
        first.other = second;
        second.other = first;
    }

    public MediaPort first() {
        return first;
    }

    public MediaPort second() {
        return second;
    }

    private static final class Half implements MediaPort, FrameSink, DigitSink {
        private Half other = this;
        private volatile FrameSink sink = FrameSink.NOWHERE;
        private volatile DigitSink digitSink = DigitSink.NOWHERE;

        @Override
        public Codec codec() {
            return Codec.SLIN;
        }

        @Override
        public boolean accepts(Codec codec) {
            return true;
        }

        @Override
        public void deliverTo(FrameSink newSink) {
            sink = newSink;
        }

        @Override
        public FrameSink toDevice() {
            return this;
        }

        @Override
        public void deliverDigitsTo(DigitSink newSink) {
            digitSink = newSink;
        }

        @Override
        public DigitSink digitsToDevice() {
            return this;
        }

        @Override
        public void accept(Frame frame) {
            if (!frame.enter()) {
                return;
            }
            try {
                other.sink.accept(frame);
            } finally {
                frame.leave();
            }
        }

        @Override
        public void begin(char digit) {
            other.digitSink.begin(digit);
        }

        @Override
        public void end(char digit, int durationMs) {
            other.digitSink.end(digit, durationMs);
        }
    }
}
