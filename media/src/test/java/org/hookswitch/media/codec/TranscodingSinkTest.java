package org.hookswitch.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.media.CollectingSink.Seen;
import org.hookswitch.media.FixedPort;
import org.hookswitch.media.Frame;
import org.junit.jupiter.api.Test;

class TranscodingSinkTest {
    private final ByteBuffer buffer = Frame.newBuffer();
    private final Frame frame = new Frame();

    private Frame ulaw(int sequence, int timestamp, int length) {
        for (int i = 0; i < length; i++) {
            buffer.put(Frame.HEADROOM + i, (byte) (0x80 + i % 100));
        }
        return frame.audio(Codec.ULAW, buffer, Frame.HEADROOM, length).at(5, sequence, timestamp, sequence == 0);
    }

    @Test
    void framesOfThirtyMillisecondsBecomeWholeBlocksWithoutHoles() {
        FixedPort port = new FixedPort(Codec.GSM);
        TranscodingSink sink = new TranscodingSink(port);
        for (int i = 0; i < 8; i++) {
            sink.accept(ulaw(i, 1000 + 240 * i, 240));
        }

        List<Seen> seen = port.heard().seen();
        assertThat(seen.stream().mapToInt(s -> s.payload().remaining()).sum()).isEqualTo(12 * 33);
        int expected = 1000;
        for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i).timestamp()).isEqualTo(expected);
            assertThat(seen.get(i).sequence()).isEqualTo(i);
            expected += Codec.GSM.clockTicks(seen.get(i).payload().remaining());
        }
    }

    @Test
    void aFrameTooLongForOnePacketBecomesSeveral() {
        FixedPort port = new FixedPort(Codec.SLIN16);
        TranscodingSink sink = new TranscodingSink(port);
        for (int i = 0; i < 3; i++) {
            sink.accept(ulaw(i, 480 * i, 480));
        }

        List<Seen> seen = port.heard().seen();
        assertThat(seen).extracting(Seen::sequence).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(seen).extracting(Seen::timestamp).containsExactly(0, 750, 960, 1710, 1920, 2670);
        assertThat(seen.stream().mapToInt(s -> s.payload().remaining()).sum()).isEqualTo(3 * 1920);
    }

    @Test
    void shortFramesWaitUntilABlockIsFullAndTheMarkerIsNotLost() {
        FixedPort port = new FixedPort(Codec.GSM);
        TranscodingSink sink = new TranscodingSink(port);
        for (int i = 0; i < 8; i++) {
            sink.accept(ulaw(i, 80 * i, 80));
        }

        List<Seen> seen = port.heard().seen();
        assertThat(seen).extracting(Seen::sequence).containsExactly(0, 1, 2, 3);
        assertThat(seen).extracting(Seen::timestamp).containsExactly(0, 160, 320, 480);
        assertThat(seen).extracting(Seen::marker).containsExactly(true, false, false, false);
    }

    @Test
    void aDigitBetweenAudioOfAnotherClockIsToldInTheTargetsClock() {
        FixedPort port = new FixedPort(Codec.SLIN16);
        TranscodingSink sink = new TranscodingSink(port);
        sink.accept(ulaw(0, 1000, 160));
        buffer.putInt(Frame.HEADROOM, 0x050a0000 | 320);
        sink.accept(frame.digit(8000, buffer, Frame.HEADROOM).at(5, 1, 1160, true));

        Seen audio = port.heard().seen().getFirst();
        Seen digit = port.heard().seen().getLast();
        assertThat(digit.kind()).isEqualTo(Frame.Kind.DIGIT);
        assertThat(digit.timestamp() - audio.timestamp()).isEqualTo(320);
        assertThat(digit.payload().getInt(0)).isEqualTo(0x050a0000 | 640);
        assertThat(digit.marker()).isTrue();
    }

    @Test
    void digitsPassUntouchedWhereNothingIsConverted() {
        FixedPort port = new FixedPort(Codec.ULAW);
        TranscodingSink sink = new TranscodingSink(port);
        buffer.putInt(Frame.HEADROOM, 0x050a0140);
        sink.accept(frame.digit(8000, buffer, Frame.HEADROOM).at(5, 1, 1160, true));

        assertThat(port.heard().seen().getFirst().timestamp()).isEqualTo(1160);
    }

    @Test
    void aCodecThatCannotBeConvertedIsDroppedAndCounted() {
        FixedPort port = new FixedPort(Codec.ULAW);
        TranscodingSink sink = new TranscodingSink(port);
        sink.accept(frame.audio(Codec.OPUS, buffer, Frame.HEADROOM, 80).at(1, 1, 0, false));

        assertThat(port.heard().seen()).isEmpty();
        assertThat(sink.dropped()).isEqualTo(1);
    }

    @Test
    void aPacketTooLongToBeAnyFrameIsDropped() {
        FixedPort port = new FixedPort(Codec.ULAW);
        TranscodingSink sink = new TranscodingSink(port);
        // 1485 bytes of GSM are 45 frames: 900 ms.
        sink.accept(frame.audio(Codec.GSM, buffer, Frame.HEADROOM, 1485).at(1, 1, 0, false));

        assertThat(port.heard().seen()).isEmpty();
    }

    @Test
    void everyPairOfCodecsThatCanBeConvertedGivesFramesOfTwentyMilliseconds() {
        for (Codec from : Codec.values()) {
            for (Codec to : Codec.values()) {
                if (from == to || !AudioCodecs.canTranscode(from, to)) {
                    continue;
                }
                FixedPort port = new FixedPort(to);
                TranscodingSink sink = new TranscodingSink(port);
                int length = from.bytesFor(20);
                for (int i = 0; i < 3; i++) {
                    sink.accept(frame.audio(from, buffer, Frame.HEADROOM, length)
                            .at(1, i, i * from.clockTicks(length), false));
                }
                assertThat(port.heard().seen())
                        .as("%s to %s", from, to)
                        .extracting(s -> s.payload().remaining())
                        .containsExactly(to.bytesFor(20), to.bytesFor(20), to.bytesFor(20));
            }
        }
    }
}
