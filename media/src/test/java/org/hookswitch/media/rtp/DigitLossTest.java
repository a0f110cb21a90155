package org.hookswitch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hookswitch.media.Frame;
import org.hookswitch.media.RecordedDigits;
import org.hookswitch.media.dtmf.DigitReceiver;
import org.junit.jupiter.api.Test;

/** Digits over a network that loses, doubles and turns round packets. */
class DigitLossTest {
    private static final String KEYS = "5512*#00A9";

    private record Packet(int word, int sequence, int timestamp, long time) {}

    private static List<Packet> sent() {
        List<Packet> packets = new ArrayList<>();
        long[] now = {1_000_000_000L};
        DigitSender sender = new DigitSender(new OutgoingStream(new Random(2)));
        DigitSender.Wire wire = (event, marker, sequence, timestamp) ->
                packets.add(new Packet(event.getInt(Frame.HEADROOM + 12), sequence, timestamp, now[0]));
        for (char key : KEYS.toCharArray()) {
            sender.begin(key, 8000, now[0], wire);
            sender.end(key, 100, now[0]);
        }
        while (sender.isActive()) {
            now[0] += 5_000_000;
            sender.run(now[0], wire);
        }
        return packets;
    }

    private static String heard(List<Packet> packets) {
        RecordedDigits told = new RecordedDigits();
        DigitReceiver receiver = new DigitReceiver(375_000_000);
        ByteBuffer buffer = Frame.newBuffer();
        Frame frame = new Frame();
        long now = 0;
        for (Packet packet : packets) {
            now = Math.max(now, packet.time());
            receiver.check(now, told);
            buffer.putInt(Frame.HEADROOM, packet.word());
            receiver.event(
                    frame.digit(8000, buffer, Frame.HEADROOM).at(1, packet.sequence(), packet.timestamp(), false),
                    now,
                    told);
        }
        receiver.check(now + 400_000_000, told);
        StringBuilder keys = new StringBuilder();
        List<String> all = told.told();
        for (int i = 0; i < all.size(); i += 2) {
            // Always a begin and then its end.
            assertThat(all.get(i)).startsWith("+");
            assertThat(all.get(i + 1)).startsWith("-" + all.get(i).charAt(1));
            keys.append(all.get(i).charAt(1));
        }
        return keys.toString();
    }

    @Test
    void withoutLossEveryKeyIsHeardOnce() {
        assertThat(heard(sent())).isEqualTo(KEYS);
    }

    @Test
    void everyKeyOfWhichOnePacketArrivesIsHeardOnceInItsTurn() {
        List<Packet> sent = sent();
        int checked = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Packet> arrived = new ArrayList<>();
            for (Packet packet : sent) {
                if (random.nextInt(100) >= 60) {
                    arrived.add(packet);
                    if (random.nextInt(10) == 0) {
                        arrived.add(packet);
                    }
                    if (arrived.size() > 1 && random.nextInt(10) == 0) {
                        Collections.swap(arrived, arrived.size() - 1, arrived.size() - 2);
                    }
                }
            }
            StringBuilder expected = new StringBuilder();
            int last = Integer.MIN_VALUE;
            for (Packet packet : sent) {
                if (packet.timestamp() != last && arrived.stream().anyMatch(p -> p.timestamp() == packet.timestamp())) {
                    expected.append("0123456789*#ABCD".charAt(packet.word() >>> 24));
                }
                last = packet.timestamp();
            }
            if (onlyInOrder(arrived)) {
                checked++;
                assertThat(heard(arrived)).as("seed %d", seed).isEqualTo(expected.toString());
            } else {
                // A key may be missing then, but none is heard twice or out of turn, and every begin has its end.
                assertThat(heard(arrived).length()).isLessThanOrEqualTo(expected.length());
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    /** Where the last packet of a key was overtaken by the whole of the next one there is nothing to be heard of it. */
    private static boolean onlyInOrder(List<Packet> packets) {
        for (int i = 1; i < packets.size(); i++) {
            if (packets.get(i).timestamp() - packets.get(i - 1).timestamp() < 0) {
                return false;
            }
        }
        return true;
    }
}
