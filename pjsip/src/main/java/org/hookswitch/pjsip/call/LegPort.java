package org.hookswitch.pjsip.call;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.hookswitch.media.Codec;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaPort;
import org.hookswitch.media.dtmf.DigitReceiver;
import org.hookswitch.media.dtmf.InbandDigits;
import org.hookswitch.media.play.MediaClock;
import org.hookswitch.media.rtp.RtpPort;
import org.jspecify.annotations.Nullable;

/**
 * The audio of a leg for the whole of its life: before it has an RTP port, while it has one, and whichever way its keys
 * travel.
 *
 * <p>Any thread. Audio takes no detour: what the RTP port hears goes straight to the sink that was set here.
 */
final class LegPort implements MediaPort {

    /** How keys reach the device. */
    private enum Keys {
        /** The port below knows. */
        BY_MEDIA,
        /** Told to {@link #keysAside}. */
        ASIDE
    }

    private static final int CLOCK_RATE = 8000;
    private static final int TICKS_A_MILLISECOND = CLOCK_RATE / 1000;
    private static final int VOLUME = 10;
    private static final int ENDS = 3;
    private static final long KEY_TIMEOUT_NANOS = 375_000_000;

    private final DigitSink keysAside;
    private final Codec first;
    private final FrameSink outward = this::towardsDevice;
    private final DigitSink outwardKeys = new OutwardKeys();

    private volatile FrameSink sink = FrameSink.NOWHERE;
    private volatile DigitSink keySink = DigitSink.NOWHERE;
    private volatile @Nullable MediaPort below;
    private volatile Keys keys = Keys.BY_MEDIA;

    // Guarded by this.
    private final DigitReceiver keyEvents = new DigitReceiver(KEY_TIMEOUT_NANOS);
    private @Nullable RtpPort rtp;
    private @Nullable InbandDigits tones;
    private @Nullable Frame event;
    private @Nullable ByteBuffer eventBuffer;
    private int eventSequence;

    /**
     * A port that hears and says nothing yet.
     *
     * @param first the codec in which it will probably be addressed
     * @param keysAside takes the keys for the device when they do not travel with the media
     */
    LegPort(Codec first, DigitSink keysAside) {
        this.first = first;
        this.keysAside = keysAside;
    }

    /** Connects it to its RTP port. */
    synchronized void use(RtpPort opened) {
        rtp = opened;
        connect(opened);
    }

    private void connect(MediaPort port) {
        port.deliverDigitsTo(keySink);
        port.deliverTo(sink);
        below = port;
    }

    /** From now on keys travel as tones; nothing when they do already. */
    synchronized void keysAsTones(MediaClock ticks) {
        keys = Keys.BY_MEDIA;
        if (tones == null && rtp != null) {
            tones = new InbandDigits(rtp, ticks);
            connect(tones);
        }
    }

    /** From now on keys for the device are told aside. */
    synchronized void keysAside() {
        withoutTones();
        keys = Keys.ASIDE;
    }

    /** From now on keys travel as events of the media. */
    synchronized void keysByMedia() {
        withoutTones();
        keys = Keys.BY_MEDIA;
    }

    private void withoutTones() {
        if (tones != null && rtp != null) {
            tones.close();
            tones = null;
            connect(rtp);
        }
    }

    /** A key was pressed at the device, which told us otherwise than by its media. */
    synchronized void pressed(char digit, int durationMs) {
        keySink.begin(digit);
        keySink.end(digit, durationMs);
        if (Frame.eventOf(digit) < 0) {
            return;
        }
        Frame frame = event == null ? new Frame() : event;
        ByteBuffer buffer = eventBuffer == null ? Frame.newBuffer() : eventBuffer;
        event = frame;
        eventBuffer = buffer;
        int timeline = System.identityHashCode(this);
        int timestamp = ThreadLocalRandom.current().nextInt();
        int duration = Math.min(0xffff, durationMs * TICKS_A_MILLISECOND);
        for (int i = 0; i <= ENDS; i++) {
            boolean ends = i > 0;
            buffer.put(Frame.HEADROOM, (byte) Frame.eventOf(digit));
            buffer.put(Frame.HEADROOM + 1, (byte) ((ends ? 0x80 : 0) | VOLUME));
            buffer.putShort(Frame.HEADROOM + 2, (short) (ends ? duration : Math.min(duration, CLOCK_RATE / 50)));
            eventSequence = (eventSequence + 1) & 0xffff;
            sink.accept(frame.digit(CLOCK_RATE, buffer, Frame.HEADROOM).at(timeline, eventSequence, timestamp, i == 0));
        }
    }

    synchronized void close() {
        if (tones != null) {
            tones.close();
        }
    }

    @Override
    public Codec codec() {
        MediaPort port = below;
        return port == null ? first : port.codec();
    }

    @Override
    public boolean accepts(Codec codec) {
        MediaPort port = below;
        return port == null ? codec == first : port.accepts(codec);
    }

    @Override
    public synchronized void deliverTo(FrameSink newSink) {
        sink = newSink;
        MediaPort port = below;
        if (port != null) {
            port.deliverTo(newSink);
        }
    }

    @Override
    public FrameSink toDevice() {
        return outward;
    }

    @Override
    public synchronized void deliverDigitsTo(DigitSink newSink) {
        keySink = newSink;
        MediaPort port = below;
        if (port != null) {
            port.deliverDigitsTo(newSink);
        }
    }

    @Override
    public DigitSink digitsToDevice() {
        return outwardKeys;
    }

    private void towardsDevice(Frame frame) {
        if (keys == Keys.ASIDE && frame.kind() == Frame.Kind.DIGIT) {
            synchronized (this) {
                keyEvents.event(frame, System.nanoTime(), keysAside);
            }
            return;
        }
        MediaPort port = below;
        if (port != null) {
            port.toDevice().accept(frame);
        }
    }

    private final class OutwardKeys implements DigitSink {

        @Override
        public void begin(char digit) {
            keySink().begin(digit);
        }

        @Override
        public void end(char digit, int durationMs) {
            keySink().end(digit, durationMs);
        }

        private DigitSink keySink() {
            MediaPort port = below;
            if (keys == Keys.ASIDE) {
                return keysAside;
            }
            return port == null ? DigitSink.NOWHERE : port.digitsToDevice();
        }
    }
}
