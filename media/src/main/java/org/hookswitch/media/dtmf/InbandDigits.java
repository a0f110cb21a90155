package org.hookswitch.media.dtmf;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.hookswitch.media.Codec;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaPort;
import org.hookswitch.media.Patch;
import org.hookswitch.media.codec.FrameDecoder;
import org.hookswitch.media.play.MediaClock;
import org.jspecify.annotations.Nullable;

/**
 * A port in front of a port whose device sends and understands digits as tones only.
 *
 * <p>Any thread. Tones heard from the device become digits: they are told to the digit sink, and go on as telephone-events
 * in place of the audio. Digits for the device, told or as telephone-events, become tones at the clock's pace; other audio
 * for the device is left out meanwhile. This is {@code dtmf_mode = inband}, and what {@code auto} falls back to.
 */
public final class InbandDigits implements MediaPort, AutoCloseable {
    private static final int PAUSE_TICKS = 3;
    private static final int ENDS = 3;
    private static final int VOLUME = 10;
    private static final int FRAME_BYTES = Codec.SLIN.bytesFor(Codec.FRAME_MS);
    private static final long END_TIMEOUT_NANOS = 375_000_000;

    private final MediaPort port;
    private final MediaClock clock;
    private final FrameSink outward;
    private final FrameSink device = this::towardsDevice;
    private final DigitSink deviceDigits = new DeviceDigits();
    private volatile FrameSink sink = FrameSink.NOWHERE;
    private volatile DigitSink digitSink = DigitSink.NOWHERE;

    // Guarded by hearing.
    private final Object hearing = new Object();
    private final FrameDecoder decoder = new FrameDecoder(8000);
    private final DtmfDetector detector = new DtmfDetector();
    private final Heard heard = new Heard();
    private final Frame event = new Frame();
    private final ByteBuffer eventBuffer = Frame.newBuffer();

    // Guarded by speaking.
    private final Object speaking = new Object();
    private final DigitQueue waiting = new DigitQueue();
    private final DtmfTones tones = new DtmfTones();
    private final DigitReceiver events = new DigitReceiver(END_TIMEOUT_NANOS);
    private final Frame tone = new Frame();
    private final ByteBuffer toneBuffer = Frame.newBuffer();
    private final int timeline = ThreadLocalRandom.current().nextInt();
    private MediaClock.@Nullable Ticking ticking;
    private boolean closed;
    private char speakingDigit;
    private boolean released;
    private int lastsMs;
    private int spokenMs;
    private int pause;
    private int sequence;
    private int timestamp;
    private long ticks;

    public InbandDigits(MediaPort port, MediaClock clock) {
        this.port = port;
        this.clock = clock;
        this.outward = Patch.into(port);
        port.deliverTo(this::fromDevice);
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
        return device;
    }

    @Override
    public void deliverDigitsTo(DigitSink newSink) {
        digitSink = newSink;
        port.deliverDigitsTo(newSink);
    }

    @Override
    public DigitSink digitsToDevice() {
        return deviceDigits;
    }

    private void fromDevice(Frame frame) {
        Frame out = frame;
        synchronized (hearing) {
            int count = decoder.decode(frame);
            if (count > 0) {
                detector.listen(decoder.samples(), count, heard);
                out = heard.inPlaceOf(frame);
            }
        }
        sink.accept(out);
    }

    private void towardsDevice(Frame frame) {
        synchronized (speaking) {
            if (frame.kind() == Frame.Kind.DIGIT) {
                events.event(frame, ticks * MediaClock.TICK_MS * 1_000_000L, deviceDigits);
                return;
            }
            if (speakingDigit != 0) {
                return;
            }
        }
        port.toDevice().accept(frame);
    }

    private void tick() {
        synchronized (speaking) {
            ticks++;
            events.check(ticks * MediaClock.TICK_MS * 1_000_000L, deviceDigits);
            if (speakingDigit == 0 && pause > 0) {
                pause--;
            } else if (speakingDigit == 0 && !waiting.isEmpty()) {
                begin();
            }
            if (speakingDigit != 0) {
                speak();
            } else if (pause == 0 && waiting.isEmpty() && !events.isPressed()) {
                rest();
            }
        }
    }

    private void begin() {
        speakingDigit = waiting.digit();
        lastsMs = waiting.milliseconds();
        released = lastsMs != DigitQueue.HELD;
        waiting.remove();
        spokenMs = 0;
        tones.begin(speakingDigit);
    }

    private void speak() {
        tones.make(toneBuffer, Frame.HEADROOM, FRAME_BYTES / 2);
        tone.audio(Codec.SLIN, toneBuffer, Frame.HEADROOM, FRAME_BYTES)
                .at(timeline, sequence, timestamp, spokenMs == 0);
        sequence = (sequence + 1) & 0xffff;
        timestamp += FRAME_BYTES / 2;
        spokenMs += Codec.FRAME_MS;
        if (released && spokenMs >= lastsMs) {
            speakingDigit = 0;
            pause = PAUSE_TICKS;
            // The pause passes in the tones' own time too.
            timestamp += PAUSE_TICKS * FRAME_BYTES / 2;
        }
        outward.accept(tone);
    }

    private void rest() {
        if (ticking != null) {
            ticking.close();
            ticking = null;
        }
    }

    private void wake() {
        if (ticking == null && !closed) {
            ticking = clock.start(this::tick);
        }
    }

    /** Makes no more tones. */
    @Override
    public void close() {
        synchronized (speaking) {
            closed = true;
            rest();
        }
    }

    /** Presses keys at the device. */
    private final class DeviceDigits implements DigitSink {
        @Override
        public void begin(char digit) {
            if (!DtmfTones.has(digit)) {
                return;
            }
            synchronized (speaking) {
                waiting.press(digit);
                wake();
            }
        }

        @Override
        public void end(char digit, int durationMs) {
            synchronized (speaking) {
                if (!waiting.release(digit, durationMs) && speakingDigit == digit && !released) {
                    released = true;
                    lastsMs = Math.max(durationMs, DigitQueue.SHORTEST_MS);
                }
            }
        }
    }

    /** What the detector found, and the frames that take the place of the audio it was found in. */
    private final class Heard implements DigitSink {
        private char digit;
        private boolean down;
        private int endsLeft;
        private int lastMs;
        private boolean fresh;
        private int began;

        @Override
        public void begin(char found) {
            digit = found;
            down = true;
            fresh = true;
            endsLeft = 0;
            digitSink.begin(found);
        }

        @Override
        public void end(char found, int durationMs) {
            down = false;
            lastMs = durationMs;
            endsLeft = ENDS;
            digitSink.end(found, durationMs);
        }

        private Frame inPlaceOf(Frame frame) {
            if (!down && endsLeft == 0) {
                return frame;
            }
            boolean first = fresh;
            if (first) {
                fresh = false;
                began = frame.timestamp();
            }
            int lasted =
                    down ? frame.timestamp() - began + frame.ticks() : Math.max(1, lastMs * (frame.clockRate() / 1000));
            if (!down) {
                endsLeft--;
            }
            eventBuffer.put(Frame.HEADROOM, (byte) Frame.eventOf(digit));
            eventBuffer.put(Frame.HEADROOM + 1, (byte) ((down ? 0 : 0x80) | VOLUME));
            eventBuffer.putShort(Frame.HEADROOM + 2, (short) Math.min(lasted, 0xffff));
            return event.digit(frame.clockRate(), eventBuffer, Frame.HEADROOM)
                    .at(frame.timeline(), frame.sequence(), began, first);
        }
    }
}
