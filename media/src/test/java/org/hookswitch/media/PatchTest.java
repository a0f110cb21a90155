package org.hookswitch.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.hookswitch.media.CollectingSink.Seen;
import org.hookswitch.media.codec.G711;
import org.junit.jupiter.api.Test;

class PatchTest {
    private final ByteBuffer buffer = Frame.newBuffer();
    private final Frame frame = new Frame();

    private Frame audio(Codec codec, int sequence, int timestamp, int length) {
        for (int i = 0; i < length; i++) {
            buffer.put(Frame.HEADROOM + i, (byte) (i * 7));
        }
        return frame.audio(codec, buffer, Frame.HEADROOM, length).at(42, sequence, timestamp, sequence == 1);
    }

    @Test
    void twoPortsOfOneCodecHearEachOthersFramesUntouched() {
        FixedPort a = new FixedPort(Codec.ULAW);
        FixedPort b = new FixedPort(Codec.ULAW);
        Patch.connect(a, b);

        a.say(audio(Codec.ULAW, 1, 1000, 160));

        assertThat(b.heard().seen())
                .containsExactly(
                        new Seen(Frame.Kind.AUDIO, Codec.ULAW, ByteBuffer.wrap(frame.toBytes()), 42, 1, 1000, true));
        assertThat(a.heard().seen()).isEmpty();
    }

    @Test
    void aClosedPatchCarriesNothing() {
        FixedPort a = new FixedPort(Codec.ULAW);
        FixedPort b = new FixedPort(Codec.ULAW);
        Patch.connect(a, b).close();

        a.say(audio(Codec.ULAW, 1, 1000, 160));
        b.say(audio(Codec.ULAW, 1, 1000, 160));

        assertThat(b.heard().seen()).isEmpty();
        assertThat(a.heard().seen()).isEmpty();
    }

    @Test
    void aPatchBetweenTwoCodecsConverts() {
        FixedPort a = new FixedPort(Codec.ULAW);
        FixedPort b = new FixedPort(Codec.ALAW);
        Patch.connect(a, b);

        a.say(audio(Codec.ULAW, 9, 1000, 160));

        Seen seen = b.heard().seen().getFirst();
        assertThat(seen.codec()).isEqualTo(Codec.ALAW);
        assertThat(seen.sequence()).isEqualTo(9);
        assertThat(seen.timestamp()).isEqualTo(1000);
        for (int i = 0; i < 160; i++) {
            assertThat(seen.payload().get(i)).isEqualTo(G711.linearToAlaw(G711.ulawToLinear(i * 7)));
        }
    }

    @Test
    void timestampsAreToldInTheClockOfTheCodecThatIsSent() {
        FixedPort a = new FixedPort(Codec.ULAW);
        FixedPort b = new FixedPort(Codec.SLIN16);
        Patch.connect(a, b);

        a.say(audio(Codec.ULAW, 9, 1000, 160));
        a.say(audio(Codec.ULAW, 10, 1160, 160));
        a.say(audio(Codec.ULAW, 13, 1640, 160));

        assertThat(b.heard().seen()).extracting(Seen::timestamp).containsExactly(1000, 1320, 2280);
        assertThat(b.heard().seen()).extracting(Seen::sequence).containsExactly(9, 10, 13);
        assertThat(b.heard().seen()).extracting(s -> s.payload().remaining()).containsExactly(640, 640, 640);
    }

    @Test
    void aChainOfPipesDeliversWithoutConvertingOnTheWay() {
        FixedPort a = new FixedPort(Codec.ULAW);
        FixedPort b = new FixedPort(Codec.ULAW);
        MediaPipe near = new MediaPipe();
        MediaPipe far = new MediaPipe();
        Patch.connect(a, near.first());
        Patch.connect(near.second(), far.first());
        Patch.connect(far.second(), b);

        a.say(audio(Codec.ULAW, 1, 1000, 160));

        assertThat(b.heard().seen()).hasSize(1);
        assertThat(b.heard().seen().getFirst().payload()).isEqualTo(ByteBuffer.wrap(frame.toBytes()));
    }

    @Test
    void aPipeClosedToACircleDropsTheFrame() {
        MediaPipe pipe = new MediaPipe();
        EchoSink.start(pipe.first());
        EchoSink.start(pipe.second());

        pipe.first().toDevice().accept(audio(Codec.ULAW, 1, 0, 160));

        CollectingSink heard = new CollectingSink();
        pipe.second().deliverTo(heard);
        pipe.first().toDevice().accept(audio(Codec.ULAW, 2, 160, 160));
        assertThat(heard.seen()).hasSize(1);
    }

    @Test
    void withoutDigitsAPatchHoldsBackTelephoneEvents() {
        FixedPort a = new FixedPort(Codec.ULAW);
        FixedPort b = new FixedPort(Codec.ULAW);
        Patch.connectWithoutDigits(a, b);
        buffer.putInt(Frame.HEADROOM, 0x050a00a0);

        a.say(frame.digit(8000, buffer, Frame.HEADROOM).at(42, 1, 0, true));
        a.say(audio(Codec.ULAW, 2, 160, 160));

        assertThat(b.heard().seen()).extracting(Seen::kind).containsExactly(Frame.Kind.AUDIO);
    }

    @Test
    void aTapHearsBothDirectionsAcrossPatches() {
        FixedPort a = new FixedPort(Codec.ULAW);
        TapPoint port = new TapPoint(a);
        CollectingSink from = new CollectingSink();
        CollectingSink to = new CollectingSink();
        TapPoint.Tap tap = port.attach(from, to);

        Patch.connect(port, new FixedPort(Codec.ULAW));
        a.say(audio(Codec.ULAW, 1, 0, 160));
        EchoSink.start(port);
        a.say(audio(Codec.ULAW, 2, 160, 160));
        tap.close();
        a.say(audio(Codec.ULAW, 3, 320, 160));

        assertThat(from.seen()).extracting(Seen::sequence).containsExactly(1, 2);
        assertThat(to.seen()).extracting(Seen::sequence).containsExactly(2);
        assertThat(a.heard().seen()).extracting(Seen::sequence).containsExactly(2, 3);
    }
}
