package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hookswitch.media.Frame;
import org.hookswitch.media.RecordedDigits;
import org.hookswitch.media.dtmf.DigitQueue;
import org.hookswitch.media.dtmf.DigitReceiver;
import org.junit.jupiter.api.Test;

class DigitSenderTest {
    private record Packet(int event, boolean end, int ticks, boolean marker, int sequence, int timestamp, long ms) {}

    private final DigitSender sender = new DigitSender(new OutgoingStream(new Random(1)));
    private final List<Packet> sent = new ArrayList<>();
    private long now = 1_000_000_000_000L;
    private final long start = now;

    private void onWire(ByteBuffer event, boolean marker, int sequence, int timestamp) {
        int at = Frame.HEADROOM + RtpHeader.BYTES;
        sent.add(new Packet(
                event.get(at),
                event.get(at + 1) < 0,
                event.getShort(at + 2) & 0xffff,
                marker,
                sequence,
                timestamp,
                (now - start) / 1_000_000));
    }

    private void pass(int milliseconds) {
        for (int i = 0; i < milliseconds; i += 5) {
            now += 5_000_000;
            sender.run(now, this::onWire);
        }
    }

    @Test
    void aPressIsSentEveryTwentyMillisecondsAndItsEndThreeTimes() {
        sender.begin('5', 8000, now, this::onWire);
        sender.end('5', 100, now);
        pass(400);

        assertThat(sent).extracting(Packet::ms).containsExactly(0L, 20L, 40L, 60L, 80L, 100L, 120L, 140L);
        assertThat(sent).extracting(Packet::ticks).containsExactly(160, 160, 320, 480, 640, 800, 800, 800);
        assertThat(sent).extracting(Packet::end).containsExactly(false, false, false, false, false, true, true, true);
        assertThat(sent).extracting(Packet::marker).startsWith(true, false);
        assertThat(sent)
                .extracting(Packet::timestamp)
                .containsOnly(sent.getFirst().timestamp());
        assertThat(sent).extracting(Packet::event).containsOnly(5);
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).sequence()).isEqualTo((sent.getFirst().sequence() + i) & 0xffff);
        }
        assertThat(sender.isActive()).isFalse();
    }

    @Test
    void aKeyThatIsHeldLastsUntilItIsLetGo() {
        sender.begin('#', 8000, now, this::onWire);
        pass(1000);
        assertThat(sent).extracting(Packet::end).containsOnly(false);

        sender.end('#', 0, now);
        pass(100);
        assertThat(sent.getLast().end()).isTrue();
        assertThat(sent.getLast().ticks()).isEqualTo(8000);
    }

    @Test
    void pressesThatComeAtOnceAreSentOneAfterTheOtherWithAPause() {
        for (char digit : "12".toCharArray()) {
            sender.begin(digit, 8000, now, this::onWire);
            sender.end(digit, 80, now);
        }
        pass(1000);

        Packet second = sent.stream().filter(p -> p.event() == 2).findFirst().orElseThrow();
        Packet lastOfFirst =
                sent.stream().filter(p -> p.event() == 1).reduce((a, b) -> b).orElseThrow();
        assertThat(second.ms() - lastOfFirst.ms()).isBetween(40L, 80L);
        assertThat(second.timestamp() - lastOfFirst.timestamp())
                .isEqualTo((int) second.ms() * 8)
                .isGreaterThan(640);
        assertThat(sent.getLast().ticks()).isEqualTo(640);
    }

    @Test
    void aKeyHeldForTenSecondsGoesOnInAnotherSegment() {
        sender.begin('1', 8000, now, this::onWire);
        pass(10_000);
        sender.end('1', 0, now);
        pass(100);

        assertThat(sent).extracting(Packet::ticks).allMatch(t -> t <= 0xffff);
        assertThat(sent.getLast().timestamp() - sent.getFirst().timestamp()).isEqualTo(0xffff);
        RecordedDigits heard = new RecordedDigits();
        DigitReceiver receiver = new DigitReceiver(1_000_000_000);
        ByteBuffer buffer = Frame.newBuffer();
        for (Packet p : sent) {
            buffer.put(Frame.HEADROOM, (byte) p.event())
                    .put(Frame.HEADROOM + 1, (byte) (p.end() ? 0x80 : 0))
                    .putShort(Frame.HEADROOM + 2, (short) p.ticks());
            Frame frame = new Frame().digit(8000, buffer, Frame.HEADROOM).at(1, p.sequence(), p.timestamp(), false);
            receiver.event(frame, p.ms() * 1_000_000, heard);
        }
        assertThat(heard.told()).containsExactly("+1", "-1(10000)");
    }

    @Test
    void pressesBeyondThoseThatMayWaitAreCounted() {
        for (int i = 0; i < DigitQueue.MOST_WAITING + 3; i++) {
            sender.begin('1', 8000, now, this::onWire);
            sender.end('1', 80, now);
        }

        assertThat(sender.dropped()).isEqualTo(2);
    }
}
