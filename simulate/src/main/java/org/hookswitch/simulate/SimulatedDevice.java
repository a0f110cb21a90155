package org.hookswitch.simulate;

import java.time.Duration;
import org.hookswitch.media.Codec;
import org.hookswitch.media.DigitSink;
import org.hookswitch.media.Frame;
import org.hookswitch.media.FrameSink;
import org.hookswitch.media.MediaPort;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Device;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;

/** The device side of a simulated phone's channel. Used by the simulation's one running thread. */
final class SimulatedDevice implements Device {

    private static final Duration KEY_LENGTH = Duration.ofMillis(100);

    private final SimulatedPhone phone;
    private final Channel channel;
    private final Port port = new Port();
    private boolean ended;

    SimulatedDevice(SimulatedPhone phone, Channel channel) {
        this.phone = phone;
        this.channel = channel;
    }

    @Override
    public void call() {
        phone.note("is called by " + channel.connected().id());
        switch (phone.behaviour()) {
            case SimulatedPhone.Behaviour.Rings r -> {
                after(r.after(), () -> {
                    phone.note("rings");
                    channel.post(new Signal.Ringing());
                });
                r.answers().ifPresent(d -> after(r.after().plus(d), phone::answer));
            }
            case SimulatedPhone.Behaviour.Declines d ->
                after(d.after(), () -> {
                    phone.note("declines");
                    channel.deviceGone(d.cause());
                });
            case SimulatedPhone.Behaviour.Diverts d ->
                after(d.after(), () -> {
                    phone.note("diverts to " + d.destination());
                    channel.post(new Signal.Diverted(d.destination(), d.redirecting()));
                });
            case SimulatedPhone.Behaviour.Vanishes v -> {}
        }
    }

    private void after(Duration delay, Runnable action) {
        Clock clock = phone.simulation().clock();
        clock.at(clock.nanos() + delay.toNanos(), () -> {
            if (!ended) {
                action.run();
            }
        });
    }

    @Override
    public void indicate(Signal.Indication indication) {
        phone.note("is told " + described(indication));
    }

    private static String described(Signal.Indication indication) {
        return switch (indication) {
            case Signal.ConnectedLineChanged c -> "connected line " + c.line().id();
            case Signal.RedirectingChanged r ->
                "diverted from " + r.redirecting().from() + " to "
                        + r.redirecting().to() + " because "
                        + r.redirecting().reason().word();
            case Signal.Text t -> "text " + t.text();
            default -> indication.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        };
    }

    @Override
    public void answer() {
        phone.note("is answered");
    }

    @Override
    public void hangup(HangupCause cause) {
        if (!ended) {
            ended = true;
            if (!channel.isDeviceGone()) {
                phone.note("is hung up: " + cause.name());
            }
        }
    }

    /** The phone's user presses a key. */
    void pressed(char key) {
        channel.post(new Signal.DigitBegan(key));
        channel.post(new Signal.Digit(key, KEY_LENGTH));
        port.says(key);
    }

    @Override
    public MediaPort media() {
        return port;
    }

    /** Carries no sound, but keys among the frames, as an RTP session does. */
    private final class Port implements MediaPort, FrameSink, DigitSink {
        private FrameSink sink = FrameSink.NOWHERE;
        private final Frame frame = new Frame();
        private final java.nio.ByteBuffer buffer = Frame.newBuffer();

        void says(char key) {
            int at = Frame.HEADROOM;
            buffer.put(at, (byte) Frame.eventOf(key));
            buffer.put(at + 1, (byte) 0x8a);
            buffer.putShort(at + 2, (short) (KEY_LENGTH.toMillis() * 8));
            frame.digit(8000, buffer, at).at(1, 0, 0, true);
            sink.accept(frame);
        }

        @Override
        public Codec codec() {
            return Codec.ULAW;
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
        public void accept(Frame heard) {
            if (heard.kind() == Frame.Kind.DIGIT && heard.digitEnds()) {
                phone.note("hears key " + heard.digit());
            }
        }

        @Override
        public void deliverDigitsTo(DigitSink newSink) {}

        @Override
        public DigitSink digitsToDevice() {
            return this;
        }

        @Override
        public void begin(char digit) {}

        @Override
        public void end(char digit, int durationMs) {
            phone.note("hears key " + digit);
        }
    }
}
