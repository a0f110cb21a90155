package org.hookswitch.media.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.hookswitch.media.Codec;
import org.hookswitch.media.CollectingSink;
import org.hookswitch.media.CollectingSink.Seen;
import org.hookswitch.media.FixedPort;
import org.hookswitch.media.Frame;
import org.hookswitch.media.Patch;
import org.hookswitch.media.RecordedDigits;
import org.hookswitch.media.play.ManualClock;
import org.junit.jupiter.api.Test;

class InbandDigitsTest {
    private final ManualClock clock = new ManualClock();
    private final FixedPort telephone = new FixedPort(Codec.ULAW);
    private final InbandDigits port = new InbandDigits(telephone, clock);
    private final RecordedDigits told = new RecordedDigits();

    @Test
    void tonesFromOnePortAreDigitsToAnother() {
        FixedPort second = new FixedPort(Codec.ULAW);
        InbandDigits other = new InbandDigits(second, clock);
        other.deliverDigitsTo(told);
        CollectingSink delivered = new CollectingSink();
        other.deliverTo(delivered);
        port.digitsToDevice().begin('5');
        port.digitsToDevice().end('5', 100);
        port.digitsToDevice().begin('5');
        port.digitsToDevice().end('5', 100);
        clock.advance(1000);
        assertThat(clock.isIdle()).isTrue();

        // What the first telephone heard, the second one says; and between the digits nothing.
        ByteBuffer buffer = Frame.newBuffer();
        Frame frame = new Frame();
        int sequence = 0;
        List<Seen> heard = telephone.heard().seen();
        assertThat(heard).hasSize(10);
        for (int i = 0; i < 22; i++) {
            boolean tone = i % 10 < 5 && i < 20;
            for (int k = 0; k < 160; k++) {
                byte sample = tone ? heard.get(i % 10 + i / 10 * 5).payload().get(k) : (byte) 0xff;
                buffer.put(Frame.HEADROOM + k, sample);
            }
            second.say(frame.audio(Codec.ULAW, buffer, Frame.HEADROOM, 160).at(1, sequence, 160 * sequence, false));
            sequence++;
        }

        assertThat(told.told()).hasSize(4).startsWith("+5");
        List<Seen> seen = delivered.seen();
        assertThat(seen).hasSize(22);
        assertThat(seen).extracting(Seen::sequence).isSorted().doesNotHaveDuplicates();
        RecordedDigits understood = new RecordedDigits();
        DigitReceiver receiver = new DigitReceiver(1_000_000_000);
        seen.stream().filter(s -> s.kind() == Frame.Kind.DIGIT).forEach(s -> {
            buffer.putInt(Frame.HEADROOM, s.payload().getInt(0));
            receiver.event(
                    frame.digit(8000, buffer, Frame.HEADROOM).at(1, s.sequence(), s.timestamp(), s.marker()),
                    0,
                    understood);
        });
        assertThat(understood.told()).hasSize(4);
        assertThat(understood.told().get(0)).isEqualTo("+5");
        assertThat(understood.told().get(1)).isIn("-5(100)", "-5(120)");
        assertThat(understood.told().get(2)).isEqualTo("+5");
        assertThat(understood.told().get(3)).isIn("-5(100)", "-5(120)");
    }

    @Test
    void telephoneEventsForTheDeviceBecomeTones() {
        FixedPort events = new FixedPort(Codec.ULAW);
        Patch.connect(events, port);
        ByteBuffer buffer = Frame.newBuffer();
        Frame frame = new Frame();
        for (int i = 1; i <= 5; i++) {
            buffer.putInt(Frame.HEADROOM, 0x080a0000 | (160 * i));
            events.say(frame.digit(8000, buffer, Frame.HEADROOM).at(1, i, 1000, i == 1));
            clock.tick();
        }
        buffer.putInt(Frame.HEADROOM, 0x088a0000 | 800);
        events.say(frame.digit(8000, buffer, Frame.HEADROOM).at(1, 6, 1000, false));
        clock.advance(500);

        DtmfDetector detector = new DtmfDetector();
        short[] samples = new short[160];
        telephone.heard().seen().forEach(s -> {
            org.hookswitch.media.codec.AudioCodecs.decoder(Codec.ULAW)
                    .orElseThrow()
                    .decode(s.payload(), 0, 160, samples);
            detector.listen(samples, 160, told);
        });
        detector.listen(new short[800], 800, told);
        assertThat(told.told()).hasSize(2).first().isEqualTo("+8");
        assertThat(clock.isIdle()).isTrue();
    }

    @Test
    void whileAToneIsSentOtherAudioIsLeftOut() {
        ByteBuffer buffer = Frame.newBuffer();
        Frame frame = new Frame();
        port.digitsToDevice().begin('1');
        clock.tick();
        port.toDevice()
                .accept(frame.audio(Codec.ULAW, buffer, Frame.HEADROOM, 160).at(9, 1, 0, false));
        assertThat(telephone.heard().seen()).hasSize(1);

        port.digitsToDevice().end('1', 0);
        clock.advance(200);
        int tones = telephone.heard().seen().size();
        assertThat(tones).isEqualTo(2);
        port.toDevice()
                .accept(frame.audio(Codec.ULAW, buffer, Frame.HEADROOM, 160).at(9, 2, 160, false));
        assertThat(telephone.heard().seen()).hasSize(tones + 1);
        assertThat(telephone.heard().seen().getLast().timeline()).isEqualTo(9);
    }

    @Test
    void speechPassesUntouched() {
        CollectingSink delivered = new CollectingSink();
        port.deliverTo(delivered);
        port.deliverDigitsTo(told);
        ByteBuffer buffer = Frame.newBuffer();
        for (int i = 0; i < 160; i++) {
            buffer.put(Frame.HEADROOM + i, (byte) (i * 37));
        }
        Frame frame = new Frame().audio(Codec.ULAW, buffer, Frame.HEADROOM, 160).at(1, 1, 0, false);
        telephone.say(frame);
        assertThat(delivered.seen().getFirst().payload()).isEqualTo(ByteBuffer.wrap(frame.toBytes()));
        assertThat(told.told()).isEmpty();
    }
}
